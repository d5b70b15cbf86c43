package org.jiraextractor.richtext;

import java.util.ArrayList;
import java.util.List;
import java.util.StringJoiner;

/**
 * One document as Jira's wiki markup, which is what its own CSV export holds. What the notation has no form for keeps its words: an expand is
 * a panel, a task has a box before it, and what cannot stand inside of its own kind stands beside it.
 */
final class WikiWriter {

    private static final String BETWEEN = "\n\n";

    private final Telling telling;
    private boolean inPanel;
    private boolean inQuote;
    private int tables;

    WikiWriter(Surroundings around) {
        this.telling = new Telling(around);
    }

    String write(Node document) {
        return all(document.children());
    }

    private String all(List<Node> nodes) {
        StringJoiner blocks = new StringJoiner(tables > 0 ? "\n" : BETWEEN);
        for (Node node : Node.blocks(nodes)) {
            String block = one(node);
            if (!block.isEmpty()) {
                blocks.add(block);
            }
        }
        return blocks.toString();
    }

    private String one(Node node) {
        return switch (node.kind()) {
            case HEADING -> heading(node);
            case BULLETS, TASKS, DECISIONS -> items(node, "*");
            case NUMBERS -> node.number("order", 0, 99_999, 1) == 1 ? items(node, "#") : counted(node);
            case ITEM, TASK, DECISION -> items(Node.of(Kind.BULLETS, List.of(node)), "*");
            case QUOTE -> quote(node);
            case CODE -> code(node);
            case PANEL -> panel((node.attribute("panelIconText") + " " + telling.panelLabel(node)).strip(), node.attribute("panelColor"), node);
            case EXPAND -> panel(telling.expandLabel(node), "", node);
            case BOX -> panel(telling.boxLabel(node), "", node);
            case RULE -> node.children().isEmpty() ? "----" : "----\n" + all(node.children());
            case TABLE -> table(node);
            case DOCUMENT, ROW, CELL, HEADER, COLUMNS, COLUMN -> all(node.children());
            case FIGURE, GALLERY -> beside(node.children());
            case MEDIA -> lines(List.of(node)) + (node.children().isEmpty() ? "" : "\n" + all(node.children()));
            case PARAGRAPH, CAPTION -> lines(node.children());
            default -> lines(List.of(node));
        };
    }

    private String lines(List<Node> nodes) {
        return new WikiLines(telling, tables > 0 ? WikiLines.In.CELL : WikiLines.In.PARAGRAPH).all(nodes);
    }

    private String beside(List<Node> nodes) {
        StringJoiner lines = new StringJoiner("\n");
        Node.blocks(nodes).forEach(node -> lines.add(one(node)));
        return lines.toString();
    }

    private String heading(Node heading) {
        String text = new WikiLines(telling, WikiLines.In.HEADING).all(heading.children());
        return text.isEmpty() ? "" : "h" + heading.number("level", 1, 6, 1) + ". " + (tables > 0 ? text.replace("|", "\\|") : text);
    }

    /** Wiki markup always counts from one; plain numbers say what the document says. */
    private String counted(Node list) {
        StringJoiner lines = new StringJoiner("\n");
        int number = list.number("order", 0, 99_999, 1);
        for (Node item : list.children()) {
            lines.add(item.kind() == Kind.ITEM ? number++ + ". " + content(item, "") : one(item));
        }
        return lines.toString();
    }

    /** @param marks of the list: a list inside of a list has the marks of both */
    private String items(Node list, String marks) {
        StringJoiner lines = new StringJoiner("\n");
        for (Node item : list.children()) {
            String nested = nested(item, marks);
            String content = nested != null ? nested : content(item, marks);
            if (!content.isBlank()) {
                // an item without words of its own is the list inside of it
                boolean bare = nested != null || content.startsWith(marks) && WikiList.marks(content) > marks.length();
                lines.add(bare ? content : marks + " " + content);
            }
        }
        return lines.toString();
    }

    /** @return null for what is no list that has marks */
    private String nested(Node node, String marks) {
        return switch (node.kind()) {
            case BULLETS, TASKS, DECISIONS -> items(node, marks + "*");
            case NUMBERS -> node.number("order", 0, 99_999, 1) == 1 ? items(node, marks + "#") : counted(node);
            default -> null;
        };
    }

    private String content(Node item, String marks) {
        boolean isItem = item.kind() == Kind.ITEM || item.kind() == Kind.TASK || item.kind() == Kind.DECISION;
        StringJoiner lines = new StringJoiner("\n");
        for (Node child : isItem ? Node.blocks(item.children()) : List.of(item)) {
            String nested = nested(child, marks);
            String text = nested != null ? nested : one(child);
            if (!text.isEmpty()) {
                // an empty line would end the list
                lines.add(child.kind() == Kind.CODE ? text : WikiText.withoutEmptyLines(text));
            }
        }
        return switch (item.kind()) {
            case TASK -> (Telling.isDone(item) ? "\u2611 " : "\u2610 ") + lines;
            case DECISION -> "\u25C7 " + lines;
            default -> lines.toString();
        };
    }

    private String quote(Node quote) {
        if (inQuote) {
            return all(quote.children());
        }
        inQuote = true;
        String body = all(quote.children());
        inQuote = false;
        return "{quote}\n" + body + "\n{quote}";
    }

    private String panel(String title, String color, Node node) {
        String plain = title.replaceAll("[|{}\\[\\]=\\\\\\v\uFFFC]", " ").strip();
        if (inPanel) {
            String label = title.isEmpty() ? "" : lines(List.of(Node.text(title, List.of(Mark.of(Mark.Type.STRONG)))));
            return (label + "\n" + all(node.children())).strip();
        }
        inPanel = true;
        String body = all(node.children());
        inPanel = false;
        List<String> parameters = new ArrayList<>();
        if (!plain.isEmpty()) {
            parameters.add("title=" + plain);
        }
        if (Hue.isHex(color)) {
            parameters.add("bgColor=" + color);
        }
        String lost = plain.equals(title) ? "" : lines(List.of(Node.text(title, List.of(Mark.of(Mark.Type.STRONG))))) + "\n";
        return "{panel" + (parameters.isEmpty() ? "" : ":" + String.join("|", parameters)) + "}\n" + lost + body + "\n{panel}";
    }

    /** What would end the one macro stands in the other; what would end both is parted. */
    private static String code(Node code) {
        String text = code.text();
        int end = text.indexOf("{code}");
        if (end >= 0 && text.contains("{noformat}")) {
            return code(Node.leaf(Kind.CODE, text.substring(0, end + 3), code.attributes())) + "\n" + code(Node.leaf(Kind.CODE, text.substring(end + 3), code.attributes()));
        }
        String language = code.attribute("language").replaceAll("[^\\w+#.-]", "");
        String title = code.attribute("title").replaceAll("[|{}=\\v]", " ").strip();
        String parameters = language + (title.isEmpty() ? "" : (language.isEmpty() ? "" : "|") + "title=" + title);
        return end >= 0 ? "{noformat}\n" + text + "\n{noformat}" : "{code" + (parameters.isEmpty() ? "" : ":" + parameters) + "}\n" + text + "\n{code}";
    }

    private String table(Node table) {
        if (tables > 0) {
            StringJoiner rows = new StringJoiner("\n");
            table.children().forEach(row -> rows.add(String.join(" \\| ", row.children().stream().map(cell -> all(List.of(cell))).toList())));
            return rows.toString();
        }
        return new WikiGrid(table).write(cell -> {
            tables++;
            String content = all(List.of(cell));
            tables--;
            return content;
        });
    }
}
