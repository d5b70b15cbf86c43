package org.jiraextractor.exports.format.html;

import org.jiraextractor.exports.format.Format;
import org.jiraextractor.exports.format.FormatOptions;
import org.jiraextractor.exports.format.Spool;
import org.jiraextractor.exports.format.Survey;
import org.jiraextractor.exports.format.Writing;
import org.jiraextractor.exports.format.reading.Reading;
import org.jiraextractor.extraction.Extracted;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Set;

/** A static site to read and to keep. */
public final class HtmlFormat implements Format {

    /** Of a page with headings of its own, above those of a description. */
    private static final int HEADINGS = 2;
    private static final String[][] ASSETS = {{"style.css", "text/css"}, {"app.js", "text/javascript"}, {"list.js", "text/javascript"}};

    @Override
    public String name() {
        return "html";
    }

    @Override
    public Set<Survey.Of> surveys() {
        return Set.of(Survey.Of.KEYS);
    }

    @Override
    public Writing begin(Extracted whole, Survey survey, FormatOptions options, Spool spool) throws IOException {
        assets(spool);
        return new SiteFiles(new Reading(whole, survey.keys(), options, ".html", HEADINGS), spool);
    }

    static void assets(Spool spool) throws IOException {
        for (String[] asset : ASSETS) {
            try (InputStream in = HtmlFormat.class.getResourceAsStream("/exports/html/" + asset[0]); OutputStream out = spool.open("html/assets/" + asset[0], asset[1])) {
                in.transferTo(out);
            }
        }
    }

    static void page(Spool spool, String path, String html) throws IOException {
        try (OutputStream out = spool.open(path, "text/html")) {
            out.write(html.getBytes(StandardCharsets.UTF_8));
        }
    }
}
