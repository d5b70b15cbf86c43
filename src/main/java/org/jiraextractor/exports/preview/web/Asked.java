package org.jiraextractor.exports.preview.web;

import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.QueryParam;
import org.jiraextractor.exports.web.FileAddress;
import org.jiraextractor.exports.preview.Place;
import org.jiraextractor.page.Slice;
import org.jiraextractor.words.Code;
import org.jiraextractor.words.Refusal;

import java.util.List;
import java.util.UUID;

/** What a preview's address says: all of the page's state. */
public class Asked {

    private static final int LONGEST_WORD = 200;

    /** A file, a folder with a slash behind it, or null. */
    @QueryParam("path")
    private String path;
    @QueryParam("cursor")
    private String cursor;
    /** Only what has this word. */
    @QueryParam("q")
    private String q;
    /** {@code text}: the file as it is written. */
    @QueryParam("as")
    private String as;
    /** The element or row at this offset alone, and its number. */
    @QueryParam("at")
    private Long at;
    @QueryParam("n")
    @DefaultValue("1")
    private long number;
    /** Of a workbook. */
    @QueryParam("sheet")
    @DefaultValue("1")
    private int sheet;
    /** Only files of this name. */
    @QueryParam("find")
    private String find;
    /** The path behind which a list of files goes on. */
    @QueryParam("after")
    private String after;

    String path() {
        return sound(path);
    }

    String word() {
        return worded(q);
    }

    String find() {
        return worded(find);
    }

    String after() {
        String behind = sound(after);
        return behind == null ? "" : behind;
    }

    boolean asText() {
        return "text".equals(as);
    }

    int sheet() {
        return sheet;
    }

    boolean one() {
        return at != null;
    }

    Place place(long bytes) {
        if (at == null) {
            return Place.read(Slice.ask(null, cursor).after(), bytes);
        }
        if (at < 0 || at > bytes || number < 1) {
            throw new Refusal(Code.INVALID_FIELD, List.of(new Refusal.Field("at", Code.INVALID_FIELD, "problem.cursor")), "problem.cursor");
        }
        return new Place(at, number, List.of());
    }

    /** This file from a place on, looked through for the same word. */
    String href(UUID job, String file, Place from) {
        return FileAddress.preview(job, file) + (word() == null ? "" : "&q=" + FileAddress.part(word())) + (asText() ? "&as=text" : "") + (sheet == 1 ? "" : "&sheet=" + sheet)
                + (from == null || from.offset() == 0 ? "" : "&cursor=" + from.cursor());
    }

    private static String worded(String text) {
        String plain = sound(text);
        return plain == null || plain.isBlank() ? null : plain.length() > LONGEST_WORD ? plain.strip().substring(0, Math.min(LONGEST_WORD, plain.strip().length())) : plain.strip();
    }

    /** PostgreSQL compares no U+0000; no file has it in its path. */
    private static String sound(String text) {
        if (text != null && (text.indexOf('\0') >= 0 || text.length() > 2_000)) {
            throw new Refusal(Code.NOT_FOUND, "export.file.unknown");
        }
        return text == null || text.isEmpty() ? null : text;
    }
}
