package org.jiraextractor.exports.preview.web;

import org.jiraextractor.crypto.Seal;
import org.jiraextractor.crypto.Sealed;
import org.jiraextractor.demo.DemoOptions;
import org.jiraextractor.exports.HandMade;
import org.jiraextractor.support.Api;
import org.jiraextractor.support.DemoSite;
import org.jiraextractor.support.People;
import org.jiraextractor.support.RunningApp;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.file.Files;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;

/** The preview over HTTP: what is shown of each kind of file, out of a ZIP and out of a folder, and to whom. */
class PreviewIT {

    private static final RunningApp APP = RunningApp.shared();
    private static Api admin;
    private static DemoSite site;
    private static String zip;
    private static String folder;

    @BeforeAll
    static void export() throws Exception {
        admin = APP.admin();
        site = DemoSite.of(admin, DemoOptions.defaults().withIssues(60));
        zip = HandMade.export(APP, site, "zip", Archive.files());
        folder = HandMade.export(APP, site, "directory", Archive.files());
    }

    @AfterAll
    static void stop() {
        site.close();
    }

    static Stream<String> both() {
        return Stream.of(zip, folder);
    }

    @ParameterizedTest
    @MethodSource("both")
    void the_first_page_shows_the_archive_and_the_folders_closed_around_it(String job) {
        Api.Answer page = admin.get("/jobs/" + job + "/preview");
        assertThat(page.status()).as(page.toString()).isEqualTo(200);
        assertThat(page.text()).doesNotContain("??").contains("<iframe", "sandbox=\"allow-scripts\"", "src=\"/preview/v1.").contains("aria-current=\"page\"")
                .contains("html", "attachments", "458 files").doesNotContain("MANY-");
    }

    @ParameterizedTest
    @MethodSource("both")
    void a_table_goes_on_page_by_page_to_its_end_and_back_with_no_row_lost_or_shown_twice(String job) {
        List<String> keys = new ArrayList<>();
        List<String> pages = new ArrayList<>();
        String next = "/jobs/" + job + "/preview?path=csv%2Fissues.csv";
        while (next != null) {
            String page = admin.get(next).text();
            assertThat(page).contains("<th scope=\"col\">Key</th>", "<th scope=\"col\">Long; name</th>");
            keys.addAll(found(page, "<td>(ALPHA-\\d+)</td>"));
            pages.add(page);
            next = href(page, "next");
        }
        assertThat(keys).isEqualTo(IntStream.rangeClosed(1, 1_000).mapToObj(i -> "ALPHA-" + i).toList());
        assertThat(pages.get(0)).contains("Summary 1 with &quot;quotes&quot;;\nand a second line");
        for (int i = pages.size() - 1; i > 0; i--) {
            assertThat(found(admin.get(href(pages.get(i), "prev")).text(), "<td>(ALPHA-\\d+)</td>")).isEqualTo(found(pages.get(i - 1), "<td>(ALPHA-\\d+)</td>"));
        }
    }

    @ParameterizedTest
    @MethodSource("both")
    void a_row_is_shown_whole_and_a_word_finds_its_rows(String job) {
        String page = admin.get("/jobs/" + job + "/preview?path=csv%2Fissues.csv&q=SUMMARY+77+with").text();
        assertThat(found(page, "<td>(ALPHA-\\d+)</td>")).containsExactly("ALPHA-77");
        String row = admin.get(found(page, "href=\"(/jobs/[^\"]+at=[^\"]+)\"").get(0).replace("&amp;", "&")).text();
        assertThat(row).contains("<dt>Summary</dt><dd>Summary 77 with &quot;quotes&quot;;\nand a second line</dd>");
        assertThat(admin.get("/jobs/" + job + "/preview?path=csv%2Fissues.csv&q=nowhere").text()).contains("Nothing in this file matches.");
    }

    @ParameterizedTest
    @MethodSource("both")
    void a_workbook_is_a_table_a_sheet_page_by_page(String job) {
        List<String> keys = new ArrayList<>();
        String next = "/jobs/" + job + "/preview?path=xlsx%2Fissues.xlsx";
        String page = admin.get(next).text();
        assertThat(found(page, "sheet=\\d+\"[^>]*>([^<]+)</a>")).containsExactly("Issues", "Comments", "Worklogs", "Changes", "Attachments", "Links", "About");
        assertThat(page).contains("<th scope=\"col\">Issue key</th>", "Row 1 with &lt;b&gt;signs&lt;/b&gt; &amp; &quot;quotes&quot;;\nand _x0041_ second line", "2026-03-01", "2026-02-25 21:17:05");
        while (next != null) {
            page = admin.get(next).text();
            keys.addAll(found(page, "<td>(S-\\d+)</td>"));
            next = href(page, "next");
        }
        assertThat(keys).isEqualTo(IntStream.rangeClosed(1, 250).mapToObj(i -> "S-" + i).toList());
        page = admin.get("/jobs/" + job + "/preview?path=xlsx%2Fissues.xlsx&sheet=2&q=%26+%3C77%3E").text();
        assertThat(found(page, "<td>(S-\\d+)</td>")).containsExactly("S-77");
        assertThat(admin.get(found(page, "href=\"(/jobs/[^\"]+at=[^\"]+)\"").get(0).replace("&amp;", "&")).text()).contains("<dt>Body</dt><dd>Comment &amp; &lt;77&gt;</dd>");
        assertThat(admin.get("/jobs/" + job + "/preview?path=xlsx%2Fissues.xlsx&sheet=99").status()).isEqualTo(200);
    }

    @ParameterizedTest
    @MethodSource("both")
    void issues_are_a_list_of_elements_that_open_one_by_one(String job) {
        String page = admin.get("/jobs/" + job + "/preview?path=json%2Fissues.json").text();
        assertThat(found(page, "item-name\">(ALPHA-\\d+)<")).hasSize(50).startsWith("ALPHA-1", "ALPHA-2");
        assertThat(page).contains("&lt;b&gt;Summary&lt;/b&gt; 1").doesNotContain("<b>Summary");
        String link = found(page, "hx-get=\"(/jobs/[^\"]+at=[^\"]+)\"").get(2).replace("&amp;", "&");
        Api.Answer part = admin.with("HX-Request", "true").get(link);
        assertThat(part.text()).contains("ALPHA-3", "1e400", "json-literal\">null", "customfield_1").doesNotContain("<html").doesNotContain("ALPHA-4");
        assertThat(admin.get(link).text()).contains("<html", "Element 3", "ALPHA-3");
        assertThat(found(admin.get("/jobs/" + job + "/preview?path=json%2Fissues.json&q=alpha-299").text(), "item-name\">(ALPHA-\\d+)<")).containsExactly("ALPHA-299");
    }

    @Test
    void the_manifest_is_a_tree_to_fold() {
        assertThat(admin.get("/jobs/" + zip + "/preview?path=manifest.json").text()).contains("content_sha256", "265 more are not shown".substring(4), "json-name");
    }

    @ParameterizedTest
    @ValueSource(strings = {"attachments/ALPHA-1/2-notes.txt", "attachments/ALPHA-1/3-page.html", "attachments/ALPHA-1/4-drawing.svg", "attachments/ALPHA-1/7-évil.js", "html/index.html&as=text"})
    void what_could_run_is_shown_as_the_text_it_is_written_in(String path) {
        String page = admin.get("/jobs/" + zip + "/preview?path=" + path.replace("é", "%C3%A9")).text();
        assertThat(page).contains("top.pwned=", "class=\"lines\"").doesNotContain("<script>top").doesNotContain("<svg xmlns").doesNotContain("<iframe");
    }

    @ParameterizedTest
    @MethodSource("both")
    void pictures_are_shown_by_what_they_are_and_none_that_is_a_bomb_or_a_lie(String job) {
        String page = admin.get("/jobs/" + job + "/preview?path=attachments%2FALPHA-1%2F1-a+b.png").text();
        assertThat(page).contains("7 × 5 pixels", "<img");
        Api.Answer image = admin.get(found(page, "src=\"(/jobs/[^\"]+image[^\"]+)\"").get(0));
        assertThat(image.status()).isEqualTo(200);
        assertThat(image.body()).isEqualTo(Archive.png());
        assertThat(image.header("Content-Type")).isEqualTo("image/png");
        assertThat(image.header("Content-Security-Policy")).contains("sandbox").contains("default-src 'none'");
        assertThat(image.header("X-Content-Type-Options")).isEqualTo("nosniff");
        for (String no : List.of("6-bomb.png", "8-liar.png", "4-drawing.svg", "5-plan.pdf", "2-notes.txt")) {
            assertThat(admin.get("/jobs/" + job + "/preview/image?path=attachments%2FALPHA-1%2F" + no).status()).as(no).isEqualTo(404);
            assertThat(admin.get("/jobs/" + job + "/preview?path=attachments%2FALPHA-1%2F" + no).text()).as(no).doesNotContain("<img src=\"/jobs");
        }
    }

    @Test
    void thousands_of_attachments_come_a_bounded_number_at_a_time() {
        List<String> names = new ArrayList<>();
        String next = "/jobs/" + zip + "/preview/folder?path=attachments%2F";
        while (next != null) {
            String part = admin.with("HX-Request", "true").get(next).text();
            assertThat(part).doesNotContain("<html");
            List<String> rows = found(part, "tree-name\">([^<]+)<");
            assertThat(rows).hasSizeLessThanOrEqualTo(200);
            names.addAll(rows);
            next = found(part, "hx-get=\"(/jobs/[^\"]+after=[^\"]+)\"").stream().findFirst().map(href -> href.replace("&amp;", "&")).orElse(null);
        }
        assertThat(names).hasSize(451).doesNotHaveDuplicates().contains("ALPHA-1", "MANY-449").isSorted();
    }

    @Test
    void the_way_to_a_file_deep_in_a_long_folder_is_open() {
        String page = admin.get("/jobs/" + zip + "/preview?path=attachments%2FMANY-99%2F99-file.txt").text();
        assertThat(page).contains("file 99").containsPattern("aria-current=\"page\"[^>]*>.*99-file\\.txt").contains("From the beginning");
    }

    @ParameterizedTest
    @MethodSource("both")
    void a_file_is_found_by_a_part_of_its_name(String job) {
        assertThat(admin.get("/jobs/" + job + "/preview?find=PLAN").text()).contains("attachments/ALPHA-1/5-plan.pdf").doesNotContain("notes.txt");
        assertThat(admin.get("/jobs/" + job + "/preview?find=%25").text()).contains("No file has that in its name");
        assertThat(admin.get("/jobs/" + job + "/preview?path=attachments%2FALPHA-1%2F").text()).contains("5-plan.pdf", "7-évil.js");
    }

    @ParameterizedTest
    @ValueSource(strings = {"path=%00", "path=nothing", "path=..%2F..%2Fpostgres.password", "path=json%2F..%2Fmanifest.json", "path=%2Fmanifest.json", "path=json", "path=nothing%2F", "find=%00", "path=html%2F&after=%00",
        "path=manifest.json&cursor=x", "path=csv%2Fissues.csv&cursor=MQotMQoxCg", "path=csv%2Fissues.csv&cursor=MQo5OTk5OTk5OTk5CjEK", "path=csv%2Fissues.csv&cursor=MQoxCjEKeA", "path=csv%2Fissues.csv&at=-1", "path=csv%2Fissues.csv&at=x",
        "path=csv%2Fissues.csv&at=99999999999", "path=json%2Fissues.json&at=3&n=-4", "path=json%2Fissues.json&at=7", "path=csv%2Fissues.csv&at=20", "q=%00"})
    void no_address_leads_out_of_the_export_or_breaks_the_page(String query) {
        for (String job : List.of(zip, folder)) {
            Api.Answer answer = admin.get("/jobs/" + job + "/preview?" + query);
            assertThat(answer.status()).as(answer.toString()).isIn(200, 400, 404);
            assertThat(answer.text()).doesNotContain("??").doesNotContain("Exception");
            assertThat(admin.get("/jobs/" + job + "/preview/folder?" + query).status()).isIn(200, 400, 404);
            assertThat(admin.get("/jobs/" + job + "/preview/image?" + query).status()).isIn(400, 404);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {300, 3_000})
    void a_name_of_absurd_length_is_nobodys(int length) {
        assertThat(admin.get("/jobs/" + zip + "/preview?path=" + "a".repeat(length)).status()).isEqualTo(404);
        assertThat(admin.get("/api/jobs/" + zip + "/files/" + "a".repeat(length)).status()).isEqualTo(404);
        assertThat(admin.get(frame(zip) + "html/" + "a".repeat(length) + ".html").status()).isEqualTo(404);
    }

    @Test
    void another_persons_private_job_is_not_there() throws Exception {
        Api other = new People(APP).loggedIn("viewer");
        for (String path : List.of("", "?path=manifest.json", "/folder?path=html%2F", "/image?path=attachments%2FALPHA-1%2F1-a+b.png")) {
            assertThat(other.get("/jobs/" + zip + "/preview" + path).status()).as(path).isEqualTo(404);
            assertThat(APP.anonymous().get("/jobs/" + zip + "/preview" + path).status()).as(path).isEqualTo(303);
            assertThat(admin.get("/jobs/" + UUID.randomUUID() + "/preview" + path).status()).as(path).isEqualTo(404);
        }
    }

    @ParameterizedTest
    @MethodSource("both")
    void a_frame_gets_the_archive_by_its_address_alone_with_nothing_it_could_do(String job) {
        String base = frame(job);
        Api.Answer index = APP.anonymous().get(base + "html/index.html");
        assertThat(index.status()).isEqualTo(200);
        assertThat(index.body()).isEqualTo(Archive.files().get("html/index.html"));
        assertThat(index.header("Content-Type")).isEqualTo("text/html;charset=UTF-8");
        assertThat(index.headers().allValues("Content-Security-Policy")).singleElement().asString().startsWith("sandbox allow-scripts; default-src 'none';").contains("script-src 'self';").contains("frame-ancestors 'self'")
                .doesNotContain("connect-src").doesNotContain("allow-same-origin");
        assertThat(index.header("Referrer-Policy")).isEqualTo("no-referrer");
        assertThat(index.header("Cache-Control")).isEqualTo("private, no-cache");
        assertThat(APP.anonymous().with("If-None-Match", index.header("ETag")).get(base + "html/index.html").status()).isEqualTo(304);
        Map<String, String> types = Map.of("html/assets/site.js", "text/javascript;charset=UTF-8", "html/assets/site.css", "text/css;charset=UTF-8", "attachments/ALPHA-1/1-a%20b.png", "image/png",
                "attachments/ALPHA-1/2-notes.txt", "text/plain;charset=UTF-8", "attachments/ALPHA-1/3-page.html", "text/plain;charset=UTF-8", "attachments/ALPHA-1/4-drawing.svg", "text/plain;charset=UTF-8",
                "attachments/ALPHA-1/7-%C3%A9vil.js", "text/plain;charset=UTF-8", "attachments/ALPHA-1/5-plan.pdf", "text/html;charset=UTF-8", "attachments/ALPHA-1/6-bomb.png", "text/html;charset=UTF-8",
                "attachments/ALPHA-1/8-liar.png", "text/html;charset=UTF-8");
        types.forEach((path, type) -> {
            Api.Answer answer = APP.anonymous().get(base + path);
            assertThat(answer.status()).as(path).isEqualTo(200);
            assertThat(answer.header("Content-Type")).as(path).isEqualTo(type);
            assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
            assertThat(answer.header("Content-Security-Policy")).as(path).startsWith("sandbox");
            assertThat(type.startsWith("text/html") ? answer.text() : "").doesNotContain("pwned");
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"json/issues.json", "manifest.json", "html", "html/", "html/nothing.html", "html/../json/issues.json", "html/%2e%2e/json/issues.json", "html/..%2fjson/issues.json", "html/%00.html", "html/%5c..%5cx.html",
        "%2e%2e/%2e%2e/api/auth/me", "attachments/", "attachments/../html/index.html", "html//index.html", "html/index.html;x=1.html/../x"})
    void a_frame_reads_nothing_but_the_archive_and_attachments(String path) {
        Api.Answer answer = APP.anonymous().get(frame(zip) + path);
        assertThat(answer.status()).as(answer.toString()).isIn(400, 404);
        assertThat(answer.text()).doesNotContain("Summary");
    }

    @Test
    void an_address_that_is_not_ours_or_was_changed_opens_nothing() {
        String capability = frame(zip).split("/")[2];
        List<String> wrong = new ArrayList<>(List.of("x", "v1.00000000.AAAA", "v1", "%00", "a".repeat(2_000), capability + "A", capability.substring(0, capability.length() - 2), UUID.randomUUID().toString()));
        for (int at : new int[] {5, 15, 40, capability.length() - 3}) {
            char other = capability.charAt(at) == 'a' ? 'b' : 'a';
            wrong.add(capability.substring(0, at) + other + capability.substring(at + 1));
        }
        for (String each : wrong) {
            Api.Answer answer = APP.anonymous().get("/preview/" + each + "/html/index.html");
            assertThat(answer.status()).as(each).isIn(400, 404);
            assertThat(answer.text()).doesNotContain("Index");
        }
    }

    /** Seals with the application's own key, since nobody waits an hour here. */
    @Test
    void an_address_ends_after_its_hour() throws Exception {
        Seal seal = new Seal(Base64.getDecoder().decode(Files.readString(APP.dataDir().resolve("secret.key")).strip()));
        String place = "preview of a job's files";
        String[] granted = seal.open(new Sealed(frame(zip).split("/")[2]), place).split(" ");
        assertThat(Instant.ofEpochSecond(Long.parseLong(granted[2]))).isBetween(Instant.now().plusSeconds(3_600 - 120), Instant.now().plusSeconds(3_600 + 1));
        String who = granted[0] + " " + granted[1] + " ";
        String good = seal.seal(who + Instant.now().plusSeconds(600).getEpochSecond(), place).text();
        assertThat(APP.anonymous().get("/preview/" + good + "/html/index.html").status()).isEqualTo(200);
        Api.Answer gone = APP.anonymous().get("/preview/" + seal.seal(who + Instant.now().minusSeconds(1).getEpochSecond(), place).text() + "/html/index.html");
        assertThat(gone.status()).isEqualTo(404);
        assertThat(gone.text()).contains("This preview has ended.");
    }

    @Test
    void an_address_ends_with_the_session_that_got_it() {
        Api leaving = APP.anonymous().logIn(RunningApp.ADMIN_EMAIL, RunningApp.ADMIN_PASSWORD);
        String base = found(leaving.get("/jobs/" + zip + "/preview").text(), "src=\"(/preview/[^/]+/)").get(0);
        assertThat(APP.anonymous().get(base + "html/index.html").status()).isEqualTo(200);
        assertThat(leaving.post("/api/auth/logout").status()).isEqualTo(204);
        Api.Answer gone = APP.anonymous().get(base + "html/index.html");
        assertThat(gone.status()).isEqualTo(404);
        assertThat(gone.text()).contains("This preview has ended.");
        assertThat(gone.header("Content-Security-Policy")).contains("frame-ancestors 'self'");
    }

    @Test
    void an_address_ends_when_its_person_may_no_longer_see_the_job() throws Exception {
        Api other = new People(APP).loggedIn("viewer");
        share(folder, "read");
        try {
            String base = found(other.get("/jobs/" + folder + "/preview").text(), "src=\"(/preview/[^/]+/)").get(0);
            assertThat(APP.anonymous().get(base + "html/index.html").status()).isEqualTo(200);
            share(folder, "private");
            assertThat(APP.anonymous().get(base + "html/index.html").status()).isEqualTo(404);
        } finally {
            share(folder, "private");
        }
    }

    private static void share(String job, String sharing) {
        assertThat(admin.patch("/api/jobs/" + job, Map.of("sharing", sharing)).status()).isEqualTo(200);
    }

    private static String frame(String job) {
        return found(admin.get("/jobs/" + job + "/preview").text(), "src=\"(/preview/[^/]+/)").get(0);
    }

    private static String href(String page, String rel) {
        return found(page, "<a class=\"btn btn-sm\" rel=\"" + rel + "\" href=\"([^\"]+)\"").stream().findFirst().map(href -> href.replace("&amp;", "&")).orElse(null);
    }

    private static List<String> found(String text, String pattern) {
        Matcher each = Pattern.compile(pattern).matcher(text);
        return each.results().map(match -> match.group(1)).toList();
    }

}
