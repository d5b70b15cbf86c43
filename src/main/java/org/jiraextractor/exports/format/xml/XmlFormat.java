package org.jiraextractor.exports.format.xml;

import org.jiraextractor.exports.format.FieldValue;
import org.jiraextractor.exports.format.Fields;
import org.jiraextractor.exports.format.FormatOptions;
import org.jiraextractor.exports.format.Moments;
import org.jiraextractor.exports.format.Format;
import org.jiraextractor.exports.format.Prose;
import org.jiraextractor.exports.format.Site;
import org.jiraextractor.exports.format.Spool;
import org.jiraextractor.exports.format.Survey;
import org.jiraextractor.exports.format.WorkStream;
import org.jiraextractor.exports.format.Writing;
import org.jiraextractor.exports.format.Xml;
import org.jiraextractor.extraction.Extracted;
import org.jiraextractor.extraction.ExtractedIssue;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** {@code issues.xml}: what programs that read Jira's own XML export expect, with worklogs and histories besides, in a namespace of their own. No DTD, no entities. */
public final class XmlFormat implements Format {

    @Override
    public String name() {
        return "xml";
    }

    @Override
    public Writing begin(Extracted whole, Survey survey, FormatOptions options, Spool spool) throws IOException {
        return new Items(Site.of(whole), whole.version(), new Fields(whole.fields()), new Rfc822(options.zone()), spool);
    }

    /** The channel says how many items it has before the first of them, so they wait in a work file. */
    private static final class Items implements Writing {

        private final Site site;
        private final String version;
        private final Fields fields;
        private final Rfc822 times;
        private final Spool spool;
        private final Path file;
        private final Xml items;
        private long count;

        Items(Site site, String version, Fields fields, Rfc822 times, Spool spool) throws IOException {
            this.site = site;
            this.version = version;
            this.fields = fields;
            this.times = times;
            this.spool = spool;
            this.file = spool.scratch();
            this.items = new Xml(new WorkStream(file));
        }

        @Override
        public void take(ExtractedIssue issue) throws IOException {
            Prose rendered = new Prose(Prose.Notation.HTML, issue, site);
            Item item = new Item(items, issue, site, times, rendered);
            items.markup("<item>\n");
            item.head();
            item.body();
            new ItemFields(items, fields, new FieldValue(fields, Moments.ISO_8601, rendered), times, rendered).write(issue);
            new Additions(items, rendered).write(issue);
            items.markup("</item>\n");
            count++;
        }

        @Override
        public void finish() throws IOException {
            items.close();
            try (OutputStream out = spool.open("xml/issues.xml", "application/xml")) {
                Xml xml = new Xml(out);
                xml.markup("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<rss version=\"0.92\" xmlns:x=\"" + Additions.NAMESPACE + "\">\n<channel>\n")
                        .element("title", site.base()).markup("\n").element("link", site.base()).markup("\n")
                        .markup("<description>An XML representation of a search request</description>\n<language>en-us</language>\n")
                        .markup("<issue start=\"0\" end=\"" + count + "\" total=\"" + count + "\"/>\n");
                if (!version.isEmpty()) {
                    xml.markup("<build-info>").element("version", version).markup("</build-info>\n");
                }
                xml.flush();
                Files.copy(file, out);
                xml.markup("</channel>\n</rss>\n").flush();
            }
            Files.delete(file);
        }

        @Override
        public void close() throws IOException {
            items.close();
        }
    }
}
