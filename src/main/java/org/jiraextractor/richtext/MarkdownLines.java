package org.jiraextractor.richtext;

import java.util.List;
import java.util.Map;

/** What stands inside of a line, as Markdown. */
final class MarkdownLines {

    private final Telling telling;
    private final boolean oneLine;
    private final StringBuilder out = new StringBuilder();
    private int breaks;
    /** That are open. */
    private int tags;

    /** @param oneLine for a heading or a cell: a break is a tag then */
    MarkdownLines(Telling telling, boolean oneLine) {
        this.telling = telling;
        this.oneLine = oneLine;
    }

    String all(List<Node> nodes) {
        nodes.forEach(this::one);
        return out.toString().strip();
    }

    private void one(Node node) {
        if (node.kind() != Kind.BREAK && !(node.kind() == Kind.TEXT && node.text().isBlank())) {
            endBreaks();
        }
        switch (node.kind()) {
            case TEXT -> text(node);
            case BREAK -> breaks++;
            case MENTION -> tagged("strong", telling.mention(node));
            case EMOJI, PLACEHOLDER -> plain(node.text());
            case DATE -> plain(Telling.date(node.text()));
            case STATUS -> tagged("strong", node.text());
            case LINK_CARD, CARD -> card(node);
            case FILE -> {
                if (node.attribute("shown").isEmpty()) {
                    file(node);
                } else {
                    media(node);
                }
            }
            case INLINE_BOX -> {
                plain("[" + telling.boxLabel(node) + (node.children().isEmpty() ? "" : ": "));
                node.children().forEach(this::one);
                plain("]");
            }
            default -> node.children().forEach(this::one);
        }
    }

    /** Those at the beginning and at the end would be seen as what they are not. */
    private void endBreaks() {
        if (out.length() > 0) {
            // to some a backslash behind another one is no break
            boolean tag = oneLine || out.charAt(out.length() - 1) == '\\';
            out.append((tag ? "<br>" : "\\\n").repeat(breaks));
        }
        breaks = 0;
    }

    private void plain(String text) {
        if (tags > 0) {
            MarkdownText.appendInTag(out, text);
        } else {
            MarkdownText.append(out, text, lineBegins());
        }
    }

    private boolean lineBegins() {
        return out.length() == 0 || out.charAt(out.length() - 1) == '\n';
    }

    private void text(Node node) {
        telling.parts(node.text(), node.marks()).forEach(part -> part(part, node.marks()));
    }

    private void part(Telling.Part part, List<Mark> marks) {
        String raw = part.text();
        String core = raw.strip();
        if (core.isEmpty()) {
            out.append(raw.isEmpty() || lineBegins() ? "" : " ");
            return;
        }
        // spaces inside of the marks would undo them
        out.append(raw.charAt(0) == core.charAt(0) || lineBegins() ? "" : " ");
        if (part.href() == null) {
            marked(marks, 0, core);
        } else {
            // not inside of a tag, where Obsidian would not see it
            link(marks, 0, core, part.href());
        }
        out.append(raw.charAt(raw.length() - 1) == core.charAt(core.length() - 1) ? "" : " ");
    }

    private void marked(List<Mark> marks, int at, String text) {
        if (at == marks.size()) {
            plain(text);
            return;
        }
        Mark mark = marks.get(at);
        switch (mark.type()) {
            case LINK -> link(marks, at, text);
            case CODE -> code(text);
            case STRONG -> around("**", "strong", marks, at, text);
            case EM, CITE -> around("*", "em", marks, at, text);
            case STRIKE -> around("~~", "del", marks, at, text);
            case UNDERLINE -> tag("u", marks, at, text);
            case SUB -> tag("sub", marks, at, text);
            case SUP -> tag("sup", marks, at, text);
            default -> marked(marks, at + 1, text);
        }
    }

    /** The signs of Markdown work only beside certain characters, so they are used only where they always do. */
    private void around(String sign, String tag, List<Mark> marks, int at, String text) {
        boolean touches = out.length() > 0 && out.charAt(out.length() - 1) == sign.charAt(0);
        boolean alone = at == marks.size() - 1 || marks.get(at + 1).type() == Mark.Type.COLOR;
        boolean words = Character.isLetterOrDigit(text.codePointAt(0)) && Character.isLetterOrDigit(text.codePointBefore(text.length()));
        if (tags > 0 || touches || !alone || !words) {
            tag(tag, marks, at, text);
            return;
        }
        out.append(sign);
        marked(marks, at + 1, text);
        out.append(sign);
    }

    private void tagged(String tag, String text) {
        out.append('<').append(tag).append('>');
        MarkdownText.appendInTag(out, text);
        out.append("</").append(tag).append('>');
    }

    private void tag(String tag, List<Mark> marks, int at, String text) {
        out.append('<').append(tag).append('>');
        tags++;
        marked(marks, at + 1, text);
        tags--;
        out.append("</").append(tag).append('>');
    }

    private void code(String text) {
        if (tags > 0) {
            tagged("code", text);
            return;
        }
        String fence = MarkdownText.fence(text, 1);
        String body = MarkdownText.visible(text).replace('\n', ' ');
        boolean pad = body.startsWith("`") || body.endsWith("`");
        out.append(fence).append(pad ? " " : "").append(oneLine ? body.replace("|", "\\|") : body).append(pad ? " " : "").append(fence);
    }

    private void link(List<Mark> marks, int at, String text) {
        String href = marks.get(at).value();
        Telling.Target target = telling.target(href);
        if (target == null) {
            marked(marks, at + 1, text);
            if (!href.isBlank() && !href.strip().equals(text)) {
                plain(" (" + href.strip() + ")");
            }
            return;
        }
        link(marks, at + 1, text, target.href());
    }

    private void link(List<Mark> marks, int at, String text, String href) {
        out.append('[');
        marked(marks, at, text);
        out.append("](").append(MarkdownText.destination(href)).append(')');
    }

    String card(Node card) {
        Telling.Target target = telling.target(card.attribute("url"));
        String text = Telling.cardText(card);
        if (target == null) {
            plain(text.equals(card.attribute("url")) || card.attribute("url").isEmpty() ? text : text + " (" + card.attribute("url") + ")");
        } else {
            linked(target.key() != null && card.text().isEmpty() ? target.key() : text, target.href());
        }
        return out.toString();
    }

    private void linked(String text, String href) {
        out.append(MarkdownText.link(text, href));
    }

    String media(Node media) {
        Surroundings.File file = Telling.isExternal(media) ? null : telling.file(media);
        if (file == null || !file.isPicture()) {
            file(media);
            return out.toString();
        }
        out.append('!');
        linked(Telling.described(media, file), file.href());
        return out.toString();
    }

    private void file(Node media) {
        if (Telling.isExternal(media)) {
            card(Node.leaf(Kind.LINK_CARD, media.attribute("alt"), Map.of("url", media.attribute("url"))));
            return;
        }
        Surroundings.File file = telling.file(media);
        if (file == null || file.href().isEmpty()) {
            plain(file == null ? telling.lostFile(media) : file.name());
        } else {
            linked(file.name(), file.href());
        }
    }
}
