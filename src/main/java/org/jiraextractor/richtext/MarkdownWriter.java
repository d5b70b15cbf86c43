package org.jiraextractor.richtext;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.StringJoiner;
import java.util.stream.Stream;

/**
 * One document as Markdown that reads the same on the usual forges and in Obsidian: CommonMark with their tables, task lists, strike-through
 * and alerts. A table that has more in it than those tables can hold is HTML, which all of them show.
 */
final class MarkdownWriter {

    private static final String BETWEEN = "\n\n";

    private final Surroundings around;
    private final Telling telling;
    private HeadingLevels levels;

    MarkdownWriter(Surroundings around) {
        this.around = around;
        this.telling = new Telling(around);
    }

    String write(Node document) {
        levels = new HeadingLevels(document, around.headings());
        return all(document.children());
    }

    private String all(List<Node> nodes) {
        StringJoiner blocks = new StringJoiner(BETWEEN);
        Kind before = null;
        for (Node node : Node.blocks(nodes)) {
            String block = one(node);
            if (!block.isEmpty()) {
                // without it two lists that follow each other would be one
                boolean apart = before == node.kind() && (node.kind() == Kind.BULLETS || node.kind() == Kind.NUMBERS || node.kind() == Kind.TASKS || node.kind() == Kind.DECISIONS)
                        || isBullets(before) && isBullets(node.kind());
                blocks.add(apart ? "<!-- -->" + BETWEEN + block : block);
                before = node.kind();
            }
        }
        return blocks.toString();
    }

    private static boolean isBullets(Kind kind) {
        return kind == Kind.BULLETS || kind == Kind.TASKS || kind == Kind.DECISIONS;
    }

    private String one(Node node) {
        return switch (node.kind()) {
            case PARAGRAPH -> lines(node.children());
            case HEADING -> heading(node);
            case BULLETS, TASKS, DECISIONS -> items(node, 0);
            case NUMBERS -> items(node, node.number("order", 0, 99_999, 1));
            case QUOTE -> quoted(all(node.children()));
            case CODE -> code(node);
            case PANEL -> alert(node);
            case EXPAND -> "<details>\n<summary>" + html(telling.expandLabel(node)) + "</summary>" + BETWEEN + all(node.children()) + BETWEEN + "</details>";
            case RULE -> "---";
            case TABLE -> new MarkdownTable(around).write(node);
            case ROW, CELL, HEADER, FIGURE, GALLERY, COLUMNS, COLUMN, DOCUMENT, ITEM -> all(node.children());
            case TASK, DECISION -> items(Node.of(Kind.TASKS, List.of(node)), 0);
            case CAPTION -> lines(node.children().stream().map(MarkdownWriter::italic).toList());
            case MEDIA -> new MarkdownLines(telling, false).media(node) + (node.children().isEmpty() ? "" : BETWEEN + all(node.children()));
            case CARD -> new MarkdownLines(telling, false).card(node);
            case BOX -> quoted("**" + MarkdownText.escaped(telling.boxLabel(node)) + "**" + (node.children().isEmpty() ? "" : BETWEEN + all(node.children())));
            default -> lines(List.of(node));
        };
    }

    private String lines(List<Node> nodes) {
        return new MarkdownLines(telling, false).all(nodes);
    }

    private static Node italic(Node node) {
        return node.kind() != Kind.TEXT || node.marks().stream().anyMatch(mark -> mark.type() == Mark.Type.EM) ? node
                : Node.text(node.text(), Stream.concat(node.marks().stream(), Stream.of(Mark.of(Mark.Type.EM))).sorted(Comparator.comparing(Mark::type)).toList());
    }

    private String heading(Node heading) {
        String text = new MarkdownLines(telling, true).all(heading.children());
        return text.isEmpty() ? "" : "#".repeat(levels.of(heading)) + " " + text;
    }

    private String items(Node list, int first) {
        List<String> items = new ArrayList<>();
        int number = first;
        for (Node item : list.children()) {
            String lead = switch (item.kind()) {
                case TASK -> Telling.isDone(item) ? "- [x] " : "- [ ] ";
                case DECISION -> "- \u25C7 ";
                default -> list.kind() == Kind.NUMBERS ? number++ + ". " : "- ";
            };
            boolean isItem = item.kind() == Kind.ITEM || item.kind() == Kind.TASK || item.kind() == Kind.DECISION;
            String body = isItem ? itemBody(item) : one(item);
            if (item.kind() == Kind.TASK && body.isEmpty()) {
                // a box before nothing would be text
                body = "&nbsp;";
            }
            int indent = item.kind() == Kind.TASK || item.kind() == Kind.DECISION ? 2 : lead.length();
            items.add(isItem || items.isEmpty() ? indented(body, lead, " ".repeat(indent)) : indented(body, "  ", "  "));
        }
        return String.join("\n", items);
    }

    /** A list right after the words of its item needs no empty line. */
    private String itemBody(Node item) {
        List<Node> children = Node.blocks(item.children());
        boolean tight = children.size() == 2 && children.get(0).kind() == Kind.PARAGRAPH
                && (children.get(1).kind() == Kind.BULLETS || children.get(1).kind() == Kind.NUMBERS && children.get(1).number("order", 0, 99_999, 1) == 1);
        return tight ? one(children.get(0)) + "\n" + one(children.get(1)) : all(children);
    }

    static String indented(String text, String first, String others) {
        StringBuilder out = new StringBuilder(text.length() + 16).append(first);
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            out.append(c);
            if (c == '\n' && i + 1 < text.length() && text.charAt(i + 1) != '\n') {
                out.append(others);
            }
        }
        return out.toString().stripTrailing();
    }

    private static String quoted(String text) {
        StringBuilder out = new StringBuilder(text.length() + 16).append(text.startsWith("\n") ? ">" : "> ");
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            out.append(c);
            if (c == '\n') {
                out.append(i + 1 < text.length() && text.charAt(i + 1) == '\n' ? ">" : "> ");
            }
        }
        return out.toString();
    }

    private String alert(Node panel) {
        String type = switch (Telling.panelType(panel)) {
            case "note" -> "IMPORTANT";
            case "tip", "success" -> "TIP";
            case "warning" -> "WARNING";
            case "error" -> "CAUTION";
            default -> "NOTE";
        };
        String title = (panel.attribute("panelIconText") + " " + panel.attribute("title")).strip();
        String body = all(panel.children());
        String titled = title.isEmpty() ? body : "**" + MarkdownText.escaped(title) + "**" + (body.isEmpty() ? "" : BETWEEN + body);
        return "> [!" + type + "]" + (titled.isEmpty() ? "" : "\n" + quoted(titled));
    }

    private static String code(Node code) {
        StringBuilder language = new StringBuilder();
        code.attribute("language").chars().filter(c -> c < 0x7F && (Character.isLetterOrDigit(c) || "+#.-_".indexOf(c) >= 0)).limit(40).forEach(c -> language.append((char) c));
        String title = code.attribute("title").isEmpty() ? "" : "**" + MarkdownText.escaped(code.attribute("title")) + "**" + BETWEEN;
        return title + MarkdownText.code(code.text(), language.toString());
    }

    static String html(String text) {
        Markup markup = new Markup();
        markup.text(text);
        return markup.toString().replace('\n', ' ');
    }
}
