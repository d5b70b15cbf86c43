package org.jiraextractor.richtext;

import java.util.List;
import java.util.Map;

/** What stands inside of a line, as HTML. */
final class HtmlLines {

    private static final int WIDEST = 99_999;

    private final Telling telling;
    private final Markup out;

    HtmlLines(Telling telling, Markup out) {
        this.telling = telling;
        this.out = out;
    }

    void all(List<Node> nodes) {
        nodes.forEach(this::one);
    }

    void one(Node node) {
        switch (node.kind()) {
            case TEXT -> marked(node, 0);
            case BREAK -> out.open("br");
            case MENTION -> out.element("span", "mention", telling.mention(node));
            case EMOJI -> out.text(node.text());
            case DATE -> date(Telling.date(node.text()));
            case STATUS -> out.element("span", "status on-" + status(node), node.text());
            case LINK_CARD, CARD -> card(node);
            case FILE -> {
                if (node.attribute("shown").isEmpty()) {
                    file(node);
                } else {
                    media(node);
                }
            }
            case PLACEHOLDER -> out.element("span", "placeholder", node.text());
            case INLINE_BOX -> {
                out.open("span", "class", "inline-box");
                out.element("span", "box-title", telling.boxLabel(node));
                out.text(" ");
                all(node.children());
                out.close("span");
            }
            default -> all(node.children());
        }
    }

    private void words(Node text) {
        for (Telling.Part part : telling.parts(text.text(), text.marks())) {
            if (part.href() == null) {
                out.text(part.text());
            } else {
                out.open("a", "href", part.href());
                out.text(part.text());
                out.close("a");
            }
        }
    }

    private static String status(Node node) {
        Hue hue = Hue.of(node.attribute("color"));
        return (hue == Hue.NONE ? Hue.GREY : hue).word();
    }

    private void date(String day) {
        out.open("time", "datetime", day);
        out.text(day);
        out.close("time");
    }

    private void marked(Node text, int mark) {
        if (mark == text.marks().size()) {
            words(text);
            return;
        }
        Mark each = text.marks().get(mark);
        switch (each.type()) {
            case LINK -> link(text, each.value(), mark);
            case COLOR -> hued("ink", each.value(), text, mark);
            case BACKGROUND -> hued("on", each.value(), text, mark);
            case NOTE -> around("span", "annotated", text, mark);
            default -> around(tag(each.type()), "", text, mark);
        }
    }

    private static String tag(Mark.Type type) {
        return switch (type) {
            case STRONG -> "strong";
            case EM -> "em";
            case STRIKE -> "s";
            case UNDERLINE -> "u";
            case SUB -> "sub";
            case SUP -> "sup";
            case CITE -> "cite";
            default -> "code";
        };
    }

    private void around(String tag, String classes, Node text, int mark) {
        out.open(tag, "class", classes);
        marked(text, mark + 1);
        out.close(tag);
    }

    private void hued(String what, String color, Node text, int mark) {
        Hue hue = Hue.of(color);
        if (hue == Hue.NONE) {
            marked(text, mark + 1);
            return;
        }
        out.open("span", "class", what + "-" + hue.word(), "data-color", color.strip());
        marked(text, mark + 1);
        out.close("span");
    }

    private void link(Node text, String href, int mark) {
        Telling.Target target = telling.target(href);
        if (target == null) {
            marked(text, mark + 1);
            String shown = href.strip();
            if (!shown.isEmpty() && !shown.equals(text.text())) {
                out.text(" (" + shown + ")");
            }
            return;
        }
        open(target, "");
        marked(text, mark + 1);
        out.close("a");
    }

    void card(Node card) {
        Telling.Target target = telling.target(card.attribute("url"));
        String text = Telling.cardText(card);
        if (target == null) {
            out.text(text.equals(card.attribute("url")) || card.attribute("url").isEmpty() ? text : text + " (" + card.attribute("url") + ")");
            return;
        }
        open(target, "card");
        out.text(target.key() != null && card.text().isEmpty() ? target.key() : text);
        out.close("a");
    }

    private void open(Telling.Target target, String classes) {
        out.open("a", "href", target.href(), "rel", target.key() == null ? "noreferrer" : "", "class", classes);
    }

    /** A picture where there is one; a site elsewhere is never asked for it. */
    void media(Node media) {
        Surroundings.File file = Telling.isExternal(media) ? null : telling.file(media);
        if (file == null || !file.isPicture()) {
            file(media);
            return;
        }
        out.open("a", "href", file.href());
        int width = media.number("width", 1, WIDEST, 0);
        int height = media.number("height", 1, WIDEST, 0);
        boolean sized = width > 0 && height > 0;
        out.open("img", "src", file.href(), "alt", Telling.described(media, file), "loading", "lazy", "width", sized ? Integer.toString(width) : "", "height", sized ? Integer.toString(height) : "");
        out.close("a");
    }

    private void file(Node media) {
        if (Telling.isExternal(media)) {
            card(Node.leaf(Kind.LINK_CARD, media.attribute("alt"), Map.of("url", media.attribute("url"))));
            return;
        }
        Surroundings.File file = telling.file(media);
        if (file == null) {
            out.element("span", "lost", telling.lostFile(media));
            return;
        }
        String tag = file.href().isEmpty() ? "span" : "a";
        out.open(tag, "href", file.href(), "class", "file").text(file.name()).close(tag);
    }
}
