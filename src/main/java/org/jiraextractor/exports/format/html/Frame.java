package org.jiraextractor.exports.format.html;

import org.jiraextractor.exports.format.reading.Reading;
import org.jiraextractor.richtext.Markup;

import java.util.List;

/** What stands around each page: head, bar and foot. Nothing on it may come from elsewhere, and only our own few files may act. */
final class Frame {

    /** A page from disk has no origin that every browser would take for its own, so the scheme is named, too. */
    private static final String POLICY = "default-src 'none'; script-src 'self' file:; style-src 'self' file:; img-src 'self' file: data:; base-uri 'none'; form-action 'none'";

    /** How many files of rows the list's script has to load: only pages that have it need that script. */
    static final String ROWS = "data-chunks";

    private final Reading reading;
    private final String toRoot;

    /** @param toRoot from the page to {@code html/}: {@code ../} or nothing */
    Frame(Reading reading, String toRoot) {
        this.reading = reading;
        this.toRoot = toRoot;
    }

    /**
     * Up to the beginning of what the page is about.
     *
     * @param data names and values by turns, attributes of the body for the script
     */
    Markup begin(String title, String... data) {
        Markup page = new Markup().raw("<!DOCTYPE html>\n");
        page.open("html", "lang", reading.words().locale().getLanguage()).raw("\n<head>\n").raw("<meta charset=\"utf-8\">\n");
        page.open("meta", "http-equiv", "Content-Security-Policy", "content", POLICY).raw("\n");
        page.raw("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<meta name=\"referrer\" content=\"no-referrer\">\n<meta name=\"color-scheme\" content=\"light dark\">\n");
        page.element("title", "", title).raw("\n<link rel=\"icon\" href=\"data:,\">\n");
        page.open("link", "rel", "stylesheet", "href", toRoot + "assets/style.css").raw("\n");
        page.open("script", "src", toRoot + "assets/app.js").raw("</script>\n");
        if (List.of(data).contains(ROWS)) {
            page.open("script", "src", toRoot + "assets/list.js").raw("</script>\n");
        }
        page.raw("</head>\n");
        page.open("body", data).raw("\n");
        page.open("a", "class", "skip", "href", "#main").text(reading.say("format.page.skip")).raw("</a>\n");
        page.raw("<header class=\"bar\">");
        page.open("a", "class", "home", "href", toRoot + "index.html").text(reading.say("format.page.home")).raw("</a>");
        return page.element("span", "site", reading.siteName());
    }

    /** After what belongs into the bar. */
    Markup main(Markup page) {
        page.open("button", "type", "button", "class", "theme", "aria-label", reading.say("format.page.theme")).raw("<span aria-hidden=\"true\">\u25D0</span></button>");
        return page.raw("</header>\n<main id=\"main\" tabindex=\"-1\">\n");
    }

    private String zone() {
        String id = reading.when().zone().getId();
        return id.equals("Z") ? "UTC" : id;
    }

    String end(Markup page) {
        page.raw("</main>\n").element("footer", "", reading.say("format.foot", reading.siteName(), zone()));
        return page.raw("\n</body>\n</html>\n").toString();
    }
}
