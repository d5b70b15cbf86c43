package org.jiraextractor.exports.format.html;

import org.jiraextractor.richtext.Markup;

/** The parts of a page, each under a heading. */
final class Sections {

    private final Markup out = new Markup();
    private final Markup parts = new Markup();
    private int number;

    /** @param count of what it lists; negative where it is no list */
    void begin(String id, String title, int count) {
        out.open("section", "id", id, "aria-labelledby", id + "-title").open("h2", "id", id + "-title").text(title);
        number++;
        parts.open("a", "href", "#" + id).text(count < 0 ? title : title + " " + count).raw("</a>\n");
        if (count >= 0) {
            out.text(" ").element("span", "count", Integer.toString(count));
        }
        out.raw("</h2>\n");
    }

    void end() {
        out.raw("\n</section>\n");
    }

    /** Links to them, where there are enough to need any; else empty. */
    String parts() {
        return number < 3 ? "" : parts.toString();
    }

    Markup out() {
        return out;
    }

    @Override
    public String toString() {
        return out.toString();
    }
}
