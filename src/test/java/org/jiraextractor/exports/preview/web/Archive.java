package org.jiraextractor.exports.preview.web;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jiraextractor.exports.format.FormatOptions;
import org.jiraextractor.exports.format.Small;
import org.jiraextractor.exports.format.Written;
import org.jiraextractor.exports.format.xlsx.XlsxFormat;
import org.jiraextractor.extraction.ExtractedIssue;
import org.jiraextractor.issues.RawJson;
import org.jiraextractor.support.Scratch;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.zip.CRC32;
import javax.imageio.ImageIO;

/** Files of an export with an archive in it, among them what Jira's people might have put there to do harm. */
public final class Archive {

    static final String HOSTILE = "<script>top.pwned='index';parent.postMessage('pwned','*')</script>";

    private Archive() {
    }

    static Map<String, byte[]> files() {
        return files("http://127.0.0.1:9");
    }

    /** @param elsewhere a stranger's server, to which the archive would like to tell things */
    static Map<String, byte[]> files(String elsewhere) {
        Map<String, byte[]> files = new LinkedHashMap<>();
        put(files, "html/index.html", page("Index", "", "<p id=script>no script</p><ul><li><a href=\"issues/ALPHA-1.html\">ALPHA-1</a></ul><img id=inside src=\"../attachments/ALPHA-1/1-a%20b.png\" alt=inside>" + HOSTILE
                + "<img src=x onerror=\"top.pwned='attribute'\"><img src=\"" + elsewhere + "/leak.png\"><a id=attachment href=\"../attachments/ALPHA-1/5-plan.pdf\">plan</a><a id=out href=\"" + elsewhere + "/out\">out</a>"));
        put(files, "html/issues/ALPHA-1.html", page("ALPHA-1", "../", "<a href=\"../index.html\">Index</a> <a href=\"../../attachments/ALPHA-1/2-notes.txt\">notes</a>"));
        put(files, "html/assets/site.css", "body { color: rgb(1, 2, 3) }");
        put(files, "html/assets/site.js", "document.addEventListener('DOMContentLoaded', () => { const s = document.getElementById('script'); if (s) s.textContent = 'script ran';"
                + "fetch('/api/auth/me').then(() => { s.textContent = 'fetched'; }).catch(() => { if (s) s.dataset.fetch = 'refused'; }); try { document.cookie; s.dataset.cookie = 'read'; } catch (e) { if (s) s.dataset.cookie = 'refused'; }"
                + "try { parent.document.title; s.dataset.parent = 'read'; } catch (e) { if (s) s.dataset.parent = 'refused'; } });");
        files.put("attachments/ALPHA-1/1-a b.png", png());
        put(files, "attachments/ALPHA-1/2-notes.txt", "<script>top.pwned='txt'</script> notes");
        put(files, "attachments/ALPHA-1/3-page.html", "<!DOCTYPE html><script>top.pwned='attachment'</script>");
        put(files, "attachments/ALPHA-1/4-drawing.svg", "<svg xmlns=\"http://www.w3.org/2000/svg\" onload=\"top.pwned='svg'\"/>");
        put(files, "attachments/ALPHA-1/5-plan.pdf", "%PDF-1.4");
        files.put("attachments/ALPHA-1/6-bomb.png", bomb());
        put(files, "attachments/ALPHA-1/7-évil.js", "top.pwned='js'");
        put(files, "attachments/ALPHA-1/8-liar.png", "<!DOCTYPE html><script>top.pwned='liar'</script>");
        put(files, "csv/issues.csv", csv(1_000));
        put(files, "json/issues.json", json(300));
        files.put("xlsx/issues.xlsx", workbook(250));
        for (int i = 0; i < 450; i++) {
            put(files, "attachments/MANY-" + i + "/" + i + "-file.txt", "file " + i);
        }
        return files;
    }

    static byte[] png() {
        try {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            ImageIO.write(new BufferedImage(7, 5, BufferedImage.TYPE_INT_RGB), "png", out);
            return out.toByteArray();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    /** A few bytes that say they are 60,000 pixels wide and high. */
    static byte[] bomb() {
        byte[] bytes = png();
        ByteBuffer.wrap(bytes).putInt(16, 60_000).putInt(20, 60_000);
        CRC32 crc = new CRC32();
        crc.update(bytes, 12, 17);
        ByteBuffer.wrap(bytes).putInt(29, (int) crc.getValue());
        return bytes;
    }

    static String csv(int rows) {
        StringBuilder csv = new StringBuilder("\uFEFFKey;Summary;\"Long; name\"\r\n");
        for (int i = 1; i <= rows; i++) {
            csv.append("ALPHA-").append(i).append(";\"Summary ").append(i).append(" with \"\"quotes\"\";\nand a second line\";").append("é".repeat(i % 7)).append("\r\n");
        }
        return csv.toString();
    }

    /** Of S-1 and so on, a comment each. */
    public static byte[] workbook(int issues) {
        try {
            try (Scratch scratch = Scratch.folderFor("workbook")) {
                List<ExtractedIssue> all = IntStream.rangeClosed(1, issues).mapToObj(i -> new ExtractedIssue(i, "S-" + i, fields(i),
                        RawJson.array().add(RawJson.object().put("id", Integer.toString(i)).put("body", "Comment & <" + i + ">")), RawJson.array(), RawJson.array(), RawJson.array(), List.of(), null, null, null)).toList();
                return Written.by(new XlsxFormat(), new Small(RawJson.array(), all), FormatOptions.DEFAULT, scratch.folder()).get("xlsx/issues.xlsx");
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private static ObjectNode fields(int i) {
        return RawJson.object().put("summary", "Row " + i + " with <b>signs</b> & \"quotes\";\nand _x0041_ second line").put("created", "2026-02-25T22:17:05.123+0100").put("duedate", "2026-03-01").put("timespent", 1_800);
    }

    static String json(int issues) {
        StringBuilder json = new StringBuilder("[\n");
        for (int i = 1; i <= issues; i++) {
            json.append("{\"id\":\"").append(10_000 + i).append("\",\"key\":\"ALPHA-").append(i).append("\",\"fields\":{\"labels\":[\"a\",\"b\"],\"summary\":\"<b>Summary</b> ").append(i)
                    .append("\",\"customfield_1\":1e400,\"nothing\":null},\"comments\":[]}").append(i < issues ? ",\n" : "\n");
        }
        return json.append("]\n").toString();
    }

    private static String page(String title, String up, String body) {
        return "<!DOCTYPE html><html lang=en><head><meta charset=utf-8><title>" + title + "</title><link rel=stylesheet href=\"" + up + "assets/site.css\"><script src=\"" + up + "assets/site.js\"></script></head><body><h1>" + title
                + "</h1>" + body + "</body></html>";
    }

    private static void put(Map<String, byte[]> files, String path, String text) {
        files.put(path, text.getBytes(StandardCharsets.UTF_8));
    }
}
