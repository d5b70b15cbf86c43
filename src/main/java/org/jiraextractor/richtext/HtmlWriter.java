package org.jiraextractor.richtext;

import java.util.ArrayList;
import java.util.List;

/** One document as HTML; {@link HtmlLines} writes what stands in its lines. For one thread, for one document. */
final class HtmlWriter {

    private static final int MOST_SPANNED = 1_000;

    private final Telling telling;
    private final Markup out = new Markup();
    private final HtmlLines lines;
    private HeadingLevels levels;

    HtmlWriter(Surroundings around) {
        this.telling = new Telling(around);
        this.lines = new HtmlLines(telling, out);
    }

    String write(Node document) {
        levels = new HeadingLevels(document, telling.around().headings());
        all(document.children());
        return out.toString();
    }

    private void all(List<Node> nodes) {
        nodes.forEach(this::one);
    }

    private void one(Node node) {
        switch (node.kind()) {
            case DOCUMENT, CAPTION, ROW, ITEM, TASK, DECISION -> within("div", "", node);
            case PARAGRAPH -> line("p", node);
            case HEADING -> line("h" + levels.of(node), node);
            case BULLETS -> list("ul", "", node);
            case NUMBERS -> numbers(node);
            case TASKS -> list("ul", "tasks", node);
            case DECISIONS -> list("ul", "decisions", node);
            case QUOTE -> within("blockquote", "", node);
            case CODE -> code(node);
            case PANEL -> panel(node);
            case EXPAND -> expand(node);
            case RULE -> {
                out.open("hr");
                all(node.children());
            }
            case TABLE -> table(node);
            case CELL, HEADER, COLUMN -> within("div", node.kind() == Kind.COLUMN ? "column" : "", node);
            case FIGURE -> figure(node);
            case GALLERY -> within("div", "gallery", node);
            case MEDIA -> media(node);
            case COLUMNS -> within("div", "columns", node);
            case CARD -> card(node);
            case BOX -> box(node);
            default -> lines.one(node);
        }
    }

    private void within(String tag, String classes, Node node) {
        out.open(tag, "class", classes);
        all(node.children());
        out.close(tag);
    }

    private void line(String tag, Node node) {
        List<String> classes = new ArrayList<>();
        String align = node.attribute("align");
        if (align.equals("center") || align.equals("end")) {
            classes.add("align-" + align);
        }
        int indent = node.number("indent", 1, 6, 0);
        if (indent > 0) {
            classes.add("indent-" + indent);
        }
        if (node.attribute("size").equals("small")) {
            classes.add("small");
        }
        out.open(tag, "class", String.join(" ", classes));
        lines.all(node.children());
        out.close(tag);
    }

    private void numbers(Node list) {
        int first = list.number("order", 0, 99_999, 1);
        out.open("ol", "start", first == 1 ? "" : Integer.toString(first));
        items(list);
        out.close("ol");
    }

    private void list(String tag, String classes, Node list) {
        out.open(tag, "class", classes);
        items(list);
        out.close(tag);
    }

    /** Whatever stands in a list stands in an item. */
    private void items(Node list) {
        for (Node child : list.children()) {
            switch (child.kind()) {
                case TASK -> {
                    out.open("li", "class", Telling.isDone(child) ? "done" : "todo");
                    out.element("span", "tick", Telling.isDone(child) ? "\u2611" : "\u2610");
                    out.element("span", "unseen", telling.say(Telling.isDone(child) ? "task.done" : "task.todo"));
                    item(child);
                }
                case DECISION -> {
                    out.open("li");
                    out.element("span", "tick", "\u25C7");
                    out.element("span", "unseen", telling.say("decision"));
                    item(child);
                }
                case ITEM -> {
                    out.open("li");
                    item(child);
                }
                default -> {
                    out.open("li", "class", "nested");
                    one(child);
                }
            }
            out.close("li");
        }
    }

    /** A lone line needs no paragraph. */
    private void item(Node item) {
        boolean first = true;
        for (Node child : item.children()) {
            if (first && child.kind() == Kind.PARAGRAPH && child.attributes().isEmpty()) {
                lines.all(child.children());
            } else {
                one(child);
            }
            first = false;
        }
    }

    private void code(Node code) {
        if (!code.attribute("title").isEmpty()) {
            out.element("p", "code-title", code.attribute("title"));
        }
        out.open("pre", "data-language", code.attribute("language"));
        out.open("code");
        out.text(code.text());
        out.close("code");
        out.close("pre");
    }

    private void panel(Node panel) {
        String color = panel.attribute("panelColor");
        out.open("div", "class", "panel panel-" + Telling.panelType(panel), "data-color", Hue.isHex(color) ? color : "");
        String label = join(panel.attribute("panelIconText"), telling.panelLabel(panel)).strip();
        if (!label.isEmpty()) {
            out.element("p", "panel-title", label);
        }
        all(panel.children());
        out.close("div");
    }

    private static String join(String icon, String label) {
        return icon.isEmpty() ? label : icon + " " + label;
    }

    private void expand(Node expand) {
        out.open("details");
        out.element("summary", "", telling.expandLabel(expand));
        out.open("div");
        all(expand.children());
        out.close("div");
        out.close("details");
    }

    private void box(Node box) {
        out.open("div", "class", "box");
        out.element("p", "box-title", telling.boxLabel(box));
        all(box.children());
        out.close("div");
    }

    private void card(Node card) {
        out.open("p", "class", "block-card");
        lines.card(card);
        out.close("p");
    }

    private void figure(Node figure) {
        String layout = figure.attribute("layout");
        boolean aside = layout.equals("wrap-left") || layout.equals("wrap-right") || layout.equals("align-start") || layout.equals("align-end");
        out.open("figure", "class", aside ? layout : "");
        for (Node child : figure.children()) {
            if (child.kind() == Kind.CAPTION) {
                out.open("figcaption");
                lines.all(child.children());
                out.close("figcaption");
            } else {
                one(child);
            }
        }
        out.close("figure");
    }

    private void media(Node media) {
        out.open("div", "class", media.attribute("border").isEmpty() ? "media" : "media border");
        lines.media(media);
        all(media.children());
        out.close("div");
    }

    private void table(Node table) {
        List<Node> rows = table.children();
        out.open("div", "class", "scroll", "tabindex", "0");
        out.open("table");
        boolean numbered = table.attribute("isNumberColumnEnabled").equals("true");
        int header = !rows.isEmpty() && isHeader(rows.get(0)) ? 1 : 0;
        if (header == 1) {
            out.open("thead");
            row(rows.get(0), numbered ? " " : "");
            out.close("thead");
        }
        out.open("tbody");
        for (int i = header; i < rows.size(); i++) {
            row(rows.get(i), numbered ? Integer.toString(i - header + 1) : "");
        }
        out.close("tbody");
        out.close("table");
        out.close("div");
    }

    private static boolean isHeader(Node row) {
        return row.kind() == Kind.ROW && !row.children().isEmpty() && row.children().stream().allMatch(cell -> cell.kind() == Kind.HEADER);
    }

    private void row(Node row, String number) {
        out.open("tr");
        if (!number.isEmpty()) {
            out.element("td", "number", number);
        }
        boolean header = isHeader(row);
        for (Node cell : row.kind() == Kind.ROW ? row.children() : List.of(Node.of(Kind.CELL, List.of(row)))) {
            cell(cell, header);
        }
        out.close("tr");
    }

    private void cell(Node cell, boolean headerRow) {
        boolean isHeader = cell.kind() == Kind.HEADER;
        String tag = isHeader ? "th" : "td";
        String background = cell.attribute("background");
        Hue hue = Hue.of(background);
        out.open(tag, "scope", isHeader ? headerRow ? "col" : "row" : "", "colspan", span(cell, "colspan"), "rowspan", span(cell, "rowspan"),
                "class", hue == Hue.NONE ? "" : "on-" + hue.word(), "data-color", hue == Hue.NONE ? "" : background);
        boolean isCell = isHeader || cell.kind() == Kind.CELL;
        if (isCell && cell.children().size() == 1 && cell.children().get(0).kind() == Kind.PARAGRAPH && cell.children().get(0).attributes().isEmpty()) {
            lines.all(cell.children().get(0).children());
        } else if (isCell) {
            all(cell.children());
        } else {
            one(cell);
        }
        out.close(tag);
    }

    private static String span(Node cell, String name) {
        int span = cell.number(name, 2, MOST_SPANNED, 1);
        return span == 1 ? "" : Integer.toString(span);
    }
}
