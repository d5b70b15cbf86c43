package org.jiraextractor.exports.format.html;

import org.jiraextractor.exports.Golden;
import org.jiraextractor.exports.SmallWorld;
import org.jiraextractor.exports.format.FormatOptions;
import org.jiraextractor.exports.format.Written;
import org.jiraextractor.exports.format.reading.ManyIssues;
import org.jiraextractor.exports.format.reading.OnDisk;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;

class HtmlFormatTest {

    private static final Pattern ADDRESS = Pattern.compile(" (?:href|src)=\"([^\"]*)\"");
    private static final FormatOptions PARIS = new FormatOptions(FormatOptions.Csv.DEFAULT, FormatOptions.Ndjson.DEFAULT, ZoneId.of("Europe/Paris"));

    @TempDir
    Path temp;

    @Test
    void aSmallWorldAsASite() throws IOException {
        Map<String, byte[]> files = Written.by(new HtmlFormat(), new SmallWorld(SmallWorld.ALL), PARIS, temp);
        assertThat(files.keySet()).contains("html/assets/app.js", "html/assets/style.css", "html/data/words-0.js");
        for (String page : new String[]{"index.html", "issues/ALPHA-1.html", "issues/ALPHA-2.html", "issues/BETA-1.html", "data/rows-1.js"}) {
            Golden.assertSame("html/" + page, files.get("html/" + page));
        }
    }

    @Test
    void theSameIssuesGiveTheSameBytes() throws IOException {
        Map<String, byte[]> once = Written.by(new HtmlFormat(), new ManyIssues(450), PARIS, temp);
        Map<String, byte[]> again = Written.by(new HtmlFormat(), new ManyIssues(450), PARIS, temp);
        assertThat(again.keySet()).isEqualTo(once.keySet());
        once.forEach((path, bytes) -> assertThat(again.get(path)).as(path).isEqualTo(bytes));
    }

    @Test
    void whatWasSwitchedOffIsNotThere() throws IOException {
        String page = new String(Written.by(new HtmlFormat(), new SmallWorld(SmallWorld.NOTHING), PARIS, temp).get("html/issues/ALPHA-1.html"), StandardCharsets.UTF_8);
        assertThat(page).contains("id=\"description\"").doesNotContain("id=\"comments\"", "id=\"worklogs\"", "id=\"history\"", "id=\"files\"");
    }

    @Test
    void itSpeaksTheLanguageThatWasAskedFor() throws IOException {
        FormatOptions french = new FormatOptions(PARIS.csv(), PARIS.ndjson(), PARIS.zone(), Locale.FRENCH);
        Map<String, byte[]> files = Written.by(new HtmlFormat(), new ManyIssues(8), french, temp);
        assertThat(new String(files.get("html/issues/SHOP-7.html"), StandardCharsets.UTF_8)).contains("<html lang=\"fr\">", ">Commentaires ", "8\u00A0août\u00A02021", "2,3\u00A0Mo", "Attention");
        assertThat(new String(files.get("html/index.html"), StandardCharsets.UTF_8)).contains("8 tickets");
    }

    @Test
    void theListIsCutIntoPagesNewestFirst() throws IOException {
        Map<String, byte[]> files = Written.by(new HtmlFormat(), new ManyIssues(450), PARIS, temp);
        assertThat(keys(files, "html/index.html")).hasSize(200).startsWith("WEB-450", "SHOP-449").endsWith("SHOP-251");
        assertThat(keys(files, "html/page-2.html")).hasSize(200).startsWith("SHOP-250");
        assertThat(keys(files, "html/page-3.html")).hasSize(50).startsWith("SHOP-50").endsWith("SHOP-1");
        assertThat(files).doesNotContainKey("html/page-4.html");
        assertThat(keys(Written.by(new HtmlFormat(), new ManyIssues(400), PARIS, temp), "html/page-2.html")).hasSize(200).endsWith("SHOP-1");
        assertThat(keys(Written.by(new HtmlFormat(), new ManyIssues(0), PARIS, temp), "html/index.html")).isEmpty();
    }

    @Test
    void everyAddressLeadsToAFileOrToTheSite() throws IOException {
        Path export = OnDisk.unpacked(new HtmlFormat(), new ManyIssues(220), PARIS, temp, id -> OnDisk.png());
        try (Stream<Path> pages = Files.walk(export.resolve("html"))) {
            for (Path page : pages.filter(path -> path.toString().endsWith(".html")).toList()) {
                Matcher addresses = ADDRESS.matcher(Files.readString(page));
                while (addresses.find()) {
                    String address = addresses.group(1).replace("&amp;", "&").replace("&#61;", "=");
                    if (!address.startsWith("#") && !address.startsWith("data:") && !address.startsWith("https://many.example/browse/") && !address.startsWith("https://design.example/")) {
                        assertThat(page.getParent().resolve(URLDecoder.decode(address.replace("+", "%2B"), StandardCharsets.UTF_8)).normalize()).as(page + " -> " + address).exists();
                    }
                }
            }
        }
        assertThat(Files.readString(export.resolve("html/issues/OLD-9.html"))).contains("data-moved=\"WEB-9.html\"", "<a href=\"WEB-9.html\">WEB-9</a>");
    }

    @Test
    void aFileThatCouldRunIsNamedAndNotLinked() throws IOException {
        Map<String, byte[]> files = Written.by(new HtmlFormat(), new ManyIssues(8), PARIS, temp);
        assertThat(new String(files.get("html/issues/SHOP-7.html"), StandardCharsets.UTF_8)).doesNotContain("evil.html\"").contains("It is in attachments/SHOP-7/3-evil.html");
    }

    private static Iterable<String> keys(Map<String, byte[]> files, String page) {
        return Pattern.compile("<tr><td><a class=\"key\" href=\"issues/([^\"]*)\\.html\"").matcher(new String(files.get(page), StandardCharsets.UTF_8)).results().map(found -> found.group(1)).toList();
    }
}
