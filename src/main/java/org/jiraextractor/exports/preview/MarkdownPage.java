package org.jiraextractor.exports.preview;

import org.commonmark.Extension;
import org.commonmark.ext.gfm.strikethrough.StrikethroughExtension;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Heading;
import org.commonmark.node.Image;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.parser.IncludeSourceSpans;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.DefaultUrlSanitizer;
import org.commonmark.renderer.html.HtmlRenderer;

import java.io.IOException;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * A Markdown file as a page. It is a stranger's text: what is HTML in it is shown as it is written, and its addresses lead to files of the export, to the web or by mail, nowhere else.
 *
 * @param front what stands in its front matter
 * @param html  safe to be put into a page
 */
public record MarkdownPage(List<Fact> front, String html) {

    /** A line of the front matter. */
    public record Fact(String name, String text) {
    }

    /** Where the files of the export are that a document speaks of. A path is relative to the export, without {@code ..}; null where there can be none. */
    public record Ways(UnaryOperator<String> page, UnaryOperator<String> picture) {
    }

    static final int MOST = 512 << 10;
    private static final List<Extension> EXTENSIONS = List.of(TablesExtension.create(), StrikethroughExtension.create());
    private static final Parser PARSER = Parser.builder().extensions(EXTENSIONS).includeSourceSpans(IncludeSourceSpans.NONE).build();
    private static final HtmlRenderer RENDERER = HtmlRenderer.builder().extensions(EXTENSIONS).escapeHtml(true).sanitizeUrls(true)
            .urlSanitizer(new DefaultUrlSanitizer(List.of("http", "https", "mailto"))).build();

    /** @param path of the file in the export. @return nothing where it is no text, or too long or too deep to be shown at once */
    static Optional<MarkdownPage> read(Content content, String path, Ways ways) throws IOException {
        if (content.bytes() > MOST) {
            return Optional.empty();
        }
        byte[] bytes = content.beginning(MOST);
        Optional<Charset> charset = Encoding.of(bytes);
        return charset.flatMap(each -> of(Legible.of(new String(bytes, each).replace("\r\n", "\n")), path, ways));
    }

    static Optional<MarkdownPage> of(String text, String path, Ways ways) {
        List<Fact> front = new ArrayList<>();
        String body = text;
        int end = text.startsWith("---\n") ? text.indexOf("\n---\n", 3) : -1;
        if (end > 0) {
            text.substring(4, end).lines().forEach(line -> fact(line, front));
            body = text.substring(end + 5);
        }
        try {
            Node document = PARSER.parse(body);
            document.accept(new Housed(path, ways));
            return Optional.of(new MarkdownPage(front, RENDERER.render(document)));
        } catch (StackOverflowError tooDeep) {
            // parser and renderer call themselves for what is nested, however deep a stranger nested it; nothing of theirs outlives the call
            return Optional.empty();
        }
    }

    /** A line of its own, or one more value of the line before. */
    private static void fact(String line, List<Fact> front) {
        int colon = line.indexOf(':');
        if (colon > 0 && !line.startsWith(" ") && !line.startsWith("-")) {
            front.add(new Fact(line.substring(0, colon), bare(line.substring(colon + 1))));
        } else if (!front.isEmpty() && !line.isBlank()) {
            Fact last = front.remove(front.size() - 1);
            front.add(new Fact(last.name, (last.text.isEmpty() ? "" : last.text + ", ") + bare(line.strip().replaceFirst("^- ", ""))));
        }
    }

    private static String bare(String value) {
        String text = value.strip();
        return text.length() > 1 && text.startsWith("\"") && text.endsWith("\"") ? text.substring(1, text.length() - 1).replace("\\\"", "\"").replace("\\\\", "\\") : text;
    }

    /** Fits the document into our page: its headings below the page's own, its addresses to where the preview has those files. */
    private static final class Housed extends AbstractVisitor {

        private final String path;
        private final Ways ways;

        private Housed(String path, Ways ways) {
            this.path = path;
            this.ways = ways;
        }

        @Override
        public void visit(Heading heading) {
            heading.setLevel(Math.min(6, heading.getLevel() + 1));
            visitChildren(heading);
        }

        @Override
        public void visit(Link link) {
            String inside = RelativePath.of(path, link.getDestination());
            if (inside != null) {
                link.setDestination(ways.page().apply(inside));
            }
            visitChildren(link);
        }

        /** A picture of elsewhere would tell that site who reads what: it becomes a link. */
        @Override
        public void visit(Image image) {
            String inside = RelativePath.of(path, image.getDestination());
            if (inside != null) {
                image.setDestination(ways.picture().apply(inside));
                visitChildren(image);
                return;
            }
            Link link = new Link(image.getDestination(), image.getTitle());
            while (image.getFirstChild() != null) {
                link.appendChild(image.getFirstChild());
            }
            image.insertAfter(link);
            image.unlink();
            visitChildren(link);
        }
    }
}
