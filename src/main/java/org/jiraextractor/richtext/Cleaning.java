package org.jiraextractor.richtext;

import org.owasp.html.HtmlPolicyBuilder;
import org.owasp.html.PolicyFactory;

import java.util.regex.Pattern;

/** The one policy that all HTML made of Jira's text passes last: what we write ourselves and nothing else, should we ever be fooled. */
final class Cleaning {

    private static final Pattern CLASSES = Pattern.compile("(?:[a-z][a-z0-9-]{0,30} ?){1,4}");
    private static final Pattern SMALL_NUMBER = Pattern.compile("[0-9]{1,5}");
    private static final Pattern COLOR = Pattern.compile("#[0-9A-Fa-f]{3,8}|[a-z]{3,20}");
    private static final Pattern DAY = Pattern.compile("[0-9+-]{8,20}");
    private static final Pattern LANGUAGE = Pattern.compile("[\\w+#.-]{1,40}");

    private static final PolicyFactory POLICY = new HtmlPolicyBuilder()
            .allowElements("p", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "li", "blockquote", "pre", "code", "hr", "br", "div", "span", "strong", "em", "s", "u", "sub",
                    "sup", "cite", "table", "thead", "tbody", "tr", "th", "td", "figure", "figcaption", "details", "summary", "time", "a", "img")
            .allowWithoutAttributes("span", "div", "a", "img")
            .allowUrlProtocols("https", "http", "ftp", "mailto", "tel")
            .allowAttributes("href").onElements("a")
            .allowAttributes("rel").matching(Pattern.compile("noreferrer")).onElements("a")
            .allowAttributes("src").onElements("img")
            .allowAttributes("alt").onElements("img")
            .allowAttributes("loading").matching(Pattern.compile("lazy")).onElements("img")
            .allowAttributes("width", "height").matching(SMALL_NUMBER).onElements("img")
            .allowAttributes("colspan", "rowspan").matching(SMALL_NUMBER).onElements("th", "td")
            .allowAttributes("scope").matching(Pattern.compile("col|row")).onElements("th")
            .allowAttributes("start").matching(SMALL_NUMBER).onElements("ol")
            .allowAttributes("datetime").matching(DAY).onElements("time")
            .allowAttributes("tabindex").matching(Pattern.compile("0")).onElements("div")
            .allowAttributes("data-color").matching(COLOR).onElements("span", "th", "td", "div")
            .allowAttributes("data-language").matching(LANGUAGE).onElements("pre")
            .allowAttributes("class").matching(CLASSES).globally()
            .toFactory();

    private Cleaning() {
    }

    static String clean(String html) {
        return POLICY.sanitize(html);
    }
}
