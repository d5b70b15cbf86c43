package org.jiraextractor.richtext;

import java.util.List;
import java.util.regex.Pattern;

/** A run of text in its marks, as wiki markup: outermost a link's brackets, innermost what is monospaced. */
final class WikiMarks {

    private static final Pattern COLOR = Pattern.compile("#[0-9A-Fa-f]{3,8}|[a-z]{3,20}");

    private final Telling telling;
    private final boolean inCell;
    private final boolean besideWords;

    /** @param besideWords whether something other than a space is next to it */
    WikiMarks(Telling telling, boolean inCell, boolean besideWords) {
        this.telling = telling;
        this.inCell = inCell;
        this.besideWords = besideWords;
    }

    /** As few escapes as read back as the text. */
    String written(String text, List<Mark> marks) {
        String light = marked(text, marks, false);
        return WikiText.readsAs(light, text) ? light : marked(text, marks, true);
    }

    private String marked(String text, List<Mark> marks, boolean escapeAll) {
        boolean code = marks.stream().anyMatch(mark -> mark.type() == Mark.Type.CODE);
        String body = code ? WikiText.monospaced(text, inCell) : WikiText.escaped(text, inCell, escapeAll);
        for (int i = marks.size() - 1; i >= 0; i--) {
            Mark mark = marks.get(i);
            body = switch (mark.type()) {
                case LINK -> body;
                case COLOR -> COLOR.matcher(mark.value()).matches() ? "{color:" + mark.value() + "}" + body + "{color}" : body;
                case STRONG -> around("*", body);
                case EM -> around("_", body);
                case STRIKE -> around("-", body);
                case UNDERLINE -> around("+", body);
                case SUB -> around("~", body);
                case SUP -> around("^", body);
                case CITE -> "??" + body + "??";
                case BACKGROUND, NOTE, CODE -> body;
            };
        }
        return marks.stream().filter(mark -> mark.type() == Mark.Type.LINK).findFirst().map(Mark::value).map(href -> link(text, href, marks, escapeAll)).orElse(body);
    }

    private String around(String sign, String body) {
        String mark = besideWords ? "{" + sign + "}" : sign;
        return mark + body + mark;
    }

    /** Marks stand around a link, for its words cannot have any. */
    private String link(String text, String href, List<Mark> marks, boolean escapeAll) {
        List<Mark> others = marks.stream().filter(mark -> mark.type() != Mark.Type.LINK).toList();
        String target = WikiText.address(href, telling.around().site());
        if (target == null) {
            String shown = marked(text, others, escapeAll);
            return href.isBlank() || href.strip().equals(text) ? shown : shown + " (" + WikiText.escaped(href.strip().replace('\n', ' '), inCell) + ")";
        }
        if (text.equals(target)) {
            return "[" + target + "]";
        }
        if (!WikiText.mayStandInLink(text)) {
            return marked(text, others, escapeAll) + " [" + target + "]";
        }
        String body = "[" + text + "|" + target + "]";
        for (Mark mark : others) {
            body = switch (mark.type()) {
                case STRONG -> around("*", body);
                case EM -> around("_", body);
                case STRIKE -> around("-", body);
                case UNDERLINE -> around("+", body);
                default -> body;
            };
        }
        return body;
    }
}
