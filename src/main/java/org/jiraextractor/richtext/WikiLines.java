package org.jiraextractor.richtext;

import java.util.List;

/**
 * What stands inside of a line, as wiki markup. A mark beside a letter stands in braces, for only so it is one; what cannot stand in a link
 * stands before it.
 */
final class WikiLines {

    private static final int LONGEST_LINK = 4_000;

    /** Where the line stands. */
    enum In {
        PARAGRAPH("\n"), HEADING(" \\\\ "), CELL("\n");

        private final String lineEnd;

        In(String lineEnd) {
            this.lineEnd = lineEnd;
        }
    }

    private final Telling telling;
    private final In in;
    private final StringBuilder out = new StringBuilder();

    WikiLines(Telling telling, In in) {
        this.telling = telling;
        this.in = in;
    }

    String all(List<Node> nodes) {
        for (int i = 0; i < nodes.size(); i++) {
            one(nodes.get(i), i + 1 < nodes.size() ? nodes.get(i + 1) : null);
        }
        String lines = out.toString().strip();
        if (in == In.CELL) {
            // it would end the table
            lines = WikiText.withoutEmptyLines(lines);
        }
        return in == In.HEADING ? lines : WikiText.notBlocks(lines, in == In.CELL);
    }

    /** @param next what follows in the line, or null */
    private void one(Node node, Node next) {
        switch (node.kind()) {
            case TEXT -> text(node, next);
            case BREAK -> out.append(in.lineEnd);
            case MENTION -> mention(node);
            case EMOJI, PLACEHOLDER -> out.append(escaped(node.text()));
            case DATE -> out.append(escaped(Telling.date(node.text())));
            case STATUS -> out.append("*\\[").append(escaped(node.text())).append("\\]*");
            case LINK_CARD -> card(node, "smart-link");
            case CARD -> card(node, "smart-card");
            case FILE -> media(node, !node.attribute("shown").isEmpty());
            case MEDIA -> media(node, true);
            case INLINE_BOX -> {
                out.append("\\[").append(escaped(telling.boxLabel(node))).append(node.children().isEmpty() ? "" : ": ");
                node.children().forEach(child -> one(child, null));
                out.append("\\]");
            }
            default -> node.children().forEach(child -> one(child, null));
        }
    }

    private String escaped(String text) {
        return WikiText.escaped(text.replace('\n', ' '), in == In.CELL);
    }

    /** A mark ends with its line. */
    private void text(Node node, Node next) {
        String[] lines = node.text().replace("\r\n", "\n").replace('\r', '\n').split("\n", -1);
        for (int i = 0; i < lines.length; i++) {
            out.append(i > 0 ? in.lineEnd : "");
            line(lines[i], node.marks(), i + 1 == lines.length ? next : null);
        }
    }

    /** Spaces inside of the marks would undo them. */
    private void line(String raw, List<Mark> marks, Node next) {
        String core = raw.strip();
        if (core.isEmpty() || marks.isEmpty()) {
            out.append(core.isEmpty() ? raw : escaped(raw));
            return;
        }
        int lead = raw.indexOf(core);
        String tail = raw.substring(lead + core.length());
        out.append(raw, 0, lead);
        boolean wordBefore = out.length() > 0 && !Character.isWhitespace(out.charAt(out.length() - 1));
        boolean wordAfter = tail.isEmpty() && next != null && next.kind() != Kind.BREAK && !startsBlank(next);
        String written = new WikiMarks(telling, in == In.CELL, wordBefore || wordAfter).written(core, marks);
        // a mark before signs could begin a list, or a rule
        boolean list = written.length() > 1 && WikiText.LIST.indexOf(written.charAt(0)) >= 0 && WikiText.LIST.indexOf(written.charAt(1)) >= 0;
        out.append(list ? new WikiMarks(telling, in == In.CELL, true).written(core, marks) : written).append(tail);
    }

    private static boolean startsBlank(Node node) {
        return node.kind() == Kind.TEXT && (node.text().isEmpty() || Character.isWhitespace(node.text().charAt(0)));
    }

    /** With its name, which an account id does not tell. */
    private void mention(Node node) {
        String id = node.attribute("id");
        String name = telling.mention(node);
        if (id.isEmpty() || !WikiText.mayStandInLink(id)) {
            out.append(escaped(name));
        } else if (name.equals("@" + id) || !WikiText.mayStandInLink(name)) {
            out.append(name.equals("@" + id) ? "" : escaped(name) + " ").append("[~accountid:").append(id).append(']');
        } else {
            out.append('[').append(name).append("|~accountid:").append(id).append(']');
        }
    }

    private void card(Node card, String kind) {
        String url = card.attribute("url");
        String href = WikiText.address(url, telling.around().site());
        String name = Telling.cardText(card);
        if (href == null || href.length() > LONGEST_LINK) {
            out.append(escaped(name.equals(url) || url.isEmpty() ? name : name + " (" + url + ")"));
        } else if (name.equals(url)) {
            out.append('[').append(href).append('|').append(href).append('|').append(kind).append(']');
        } else if (WikiText.mayStandInLink(name)) {
            out.append('[').append(name).append('|').append(href).append('|').append(kind).append(']');
        } else {
            out.append(escaped(name)).append(" [").append(href).append('|').append(href).append('|').append(kind).append(']');
        }
    }

    /** Pictures are shown, other files linked; one that is not at hand has the name that the text knows. */
    private void media(Node media, boolean block) {
        if (Telling.isExternal(media)) {
            String href = WikiText.address(media.attribute("url"), telling.around().site());
            boolean picture = href != null && block && href.indexOf('!') < 0 && !href.contains("%20");
            out.append(href == null ? escaped(media.attribute("url")) : picture ? "!" + href + "!" : "[" + href + "]");
            String alt = media.attribute("alt");
            out.append(alt.isEmpty() || alt.equals(media.attribute("url")) ? "" : " " + escaped(alt));
            return;
        }
        Surroundings.File file = telling.file(media);
        String name = file == null ? media.attribute("alt") : file.name();
        if (name.isEmpty() || !WikiText.mayNameFile(name)) {
            out.append(escaped(file == null ? telling.lostFile(media) : name));
            return;
        }
        boolean picture = block && (file == null || file.isPicture()) && name.indexOf('.') > 0 && !name.endsWith(".");
        String alt = media.attribute("alt");
        boolean described = file != null && !alt.isEmpty() && !alt.equals(name);
        if (!picture || in == In.CELL) {
            // a bar would end the cell
            out.append(picture && name.indexOf(' ') < 0 ? "!" + name + "!" : "[^" + name + "]").append(described ? " " + escaped(alt) : "");
        } else {
            boolean may = WikiText.mayDescribe(alt);
            out.append('!').append(name).append("|thumbnail").append(described && may ? ",alt=" + alt : "").append('!').append(described && !may ? " " + escaped(alt) : "");
        }
    }
}
