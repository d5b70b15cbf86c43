package org.jiraextractor.richtext;

import java.util.List;

/** Words and line ends, and nothing of how they looked. */
final class TextWriter {

    private final Telling telling;
    private final StringBuilder out = new StringBuilder();

    TextWriter(Surroundings around) {
        this.telling = new Telling(around);
    }

    String write(Node document) {
        all(document.children());
        return out.toString().strip();
    }

    private void all(List<Node> nodes) {
        nodes.forEach(this::one);
    }

    private void one(Node node) {
        if (!node.kind().inline() && out.length() > 0 && out.charAt(out.length() - 1) != '\n' && node.kind() != Kind.CELL && node.kind() != Kind.HEADER) {
            out.append('\n');
        }
        switch (node.kind()) {
            case TEXT -> text(node);
            case BREAK -> out.append('\n');
            case EMOJI, STATUS, PLACEHOLDER, CODE -> out.append(node.text());
            case MENTION -> out.append(telling.mention(node));
            case DATE -> out.append(Telling.date(node.text()));
            case LINK_CARD, CARD -> card(node);
            case FILE, MEDIA -> file(node);
            case TASK -> marked(Telling.isDone(node) ? "\u2611 " : "\u2610 ", node);
            case DECISION -> marked("\u25C7 ", node);
            case NUMBERS -> numbered(node);
            case ITEM -> marked("\u2022 ", node);
            case PANEL, EXPAND -> titled(node.attribute("title"), node);
            case BOX -> titled(telling.boxLabel(node), node);
            case INLINE_BOX -> {
                out.append('[').append(telling.boxLabel(node)).append(": ");
                all(node.children());
                out.append(']');
            }
            case ROW -> row(node);
            default -> all(node.children());
        }
    }

    private void text(Node node) {
        out.append(node.text());
        for (Mark mark : node.marks()) {
            if (mark.type() == Mark.Type.LINK && !mark.value().strip().equals(node.text().strip()) && !mark.value().isBlank()) {
                out.append(" (").append(mark.value().strip()).append(')');
            }
        }
    }

    private void card(Node card) {
        String url = card.attribute("url");
        out.append(Telling.cardText(card)).append(card.text().isEmpty() || url.isEmpty() ? "" : " (" + url + ")");
    }

    private void file(Node media) {
        Surroundings.File file = Telling.isExternal(media) ? null : telling.file(media);
        String name = file != null ? file.name() : Telling.isExternal(media) ? media.attribute("url") : telling.lostFile(media);
        String described = Telling.described(media, file);
        out.append(name).append(described.isBlank() || name.contains(described) ? "" : " (" + described + ")");
        all(media.children());
    }

    private void marked(String mark, Node item) {
        out.append(mark);
        boolean first = true;
        for (Node child : item.children()) {
            if (first && child.kind() == Kind.PARAGRAPH) {
                all(child.children());
            } else {
                one(child);
            }
            first = false;
        }
    }

    private void numbered(Node list) {
        int number = list.number("order", 0, 99_999, 1);
        for (Node item : list.children()) {
            if (item.kind() == Kind.ITEM) {
                out.append(out.length() == 0 || out.charAt(out.length() - 1) == '\n' ? "" : "\n");
                marked(number++ + ". ", item);
            } else {
                one(item);
            }
        }
    }

    private void titled(String title, Node node) {
        out.append(title).append(title.isEmpty() ? "" : "\n");
        all(node.children());
    }

    private void row(Node row) {
        boolean first = true;
        for (Node cell : row.children()) {
            out.append(first ? "" : "\t");
            first = false;
            for (Node child : cell.children()) {
                if (child.kind() == Kind.PARAGRAPH) {
                    all(child.children());
                } else {
                    one(child);
                }
            }
        }
    }
}
