package org.jiraextractor.exports.format.html;

import org.jiraextractor.exports.format.reading.Reading;
import org.jiraextractor.richtext.Markup;

import java.util.List;

/** A page of the list. Its script, where there is one, takes the first page over: search, filters, sorting. */
final class ListPage {

    private static final String[] COLUMNS = {"key", "summary", "issuetype", "status", "priority", "assignee", "updated"};
    private static final String[] FACETS = {"project", "issuetype", "status", "assignee", "labels"};
    /** So many links to pages before and after the one that is shown. */
    private static final int NEIGHBOURS = 3;

    private final Reading reading;
    private final int chunks;
    private final String shards;
    private final int shardCount;

    ListPage(Reading reading, int chunks, String shards, int shardCount) {
        this.reading = reading;
        this.chunks = chunks;
        this.shards = shards;
        this.shardCount = shardCount;
    }

    String write(int number, int pages, List<String> rows) {
        Frame frame = new Frame(reading, "");
        String title = reading.say("format.index.title", reading.siteName());
        Markup page = number > 1 ? frame.begin(title + " \u00B7 " + reading.say("format.index.page", number), "class", "list") : frame.begin(title, "class", "list", "data-total", Long.toString(reading.pages().issues()),
                Frame.ROWS, Integer.toString(chunks), "data-shards", shards, "data-shard-count", Integer.toString(shardCount),
                "data-loading", reading.say("format.index.loading", "{0}"), "data-none", reading.say("format.index.none"),
                "data-nobody", reading.say("format.index.nobody"), "data-sorted", reading.say("format.index.sorted", "{0}"), "data-previous", reading.say("format.index.previous"), "data-next", reading.say("format.index.next"));
        frame.main(page).element("h1", "", title).raw("\n");
        if (number == 1) {
            filters(page);
        }
        page.open("p", "id", "found", "role", "status", "class", "quiet", "data-found", reading.say("format.index.found", "{0}"));
        page.text(pages > 1 ? reading.say("format.index.count", reading.pages().issues()) + " \u00B7 " + reading.say("format.index.list", number, pages) : reading.say("format.index.count", reading.pages().issues())).raw("</p>\n");
        page.raw("<noscript>").element("p", "quiet", reading.say("format.index.noscript")).raw("</noscript>\n");
        page.open("div", "class", "scroll", "tabindex", "0").open("table", "id", "issues").raw("<thead><tr>");
        for (String column : COLUMNS) {
            page.open("th", "scope", "col", "data-column", column).text(reading.say("format.field." + column)).close("th");
        }
        page.raw("</tr></thead>\n<tbody>\n");
        rows.forEach(row -> page.raw(row).raw("\n"));
        page.raw("</tbody></table></div>\n");
        pager(page, number, pages);
        return frame.end(page);
    }

    private void filters(Markup page) {
        page.raw("<form id=\"filters\" role=\"search\" hidden>\n").open("label", "class", "search").element("span", "", reading.say("format.index.search"));
        page.open("input", "type", "search", "id", "q", "autocomplete", "off", "spellcheck", "false", "placeholder", reading.say("format.index.search.placeholder")).raw("</label>\n");
        for (String facet : FACETS) {
            page.raw("<label>").element("span", "", reading.say("format.field." + facet)).open("select", "data-facet", facet).raw("<option value=\"\">").text(reading.say("format.index.any")).raw("</option></select></label>\n");
        }
        page.raw("<label>").element("span", "", reading.say("format.index.date")).raw("<select id=\"date\"><option value=\"updated\">").text(reading.say("format.field.updated"));
        page.raw("</option><option value=\"created\">").text(reading.say("format.field.created")).raw("</option></select></label>\n");
        for (String end : new String[]{"from", "to"}) {
            page.raw("<label>").element("span", "", reading.say("format.index." + end)).open("input", "type", "date", "id", end).raw("</label>\n");
        }
        page.raw("<button type=\"reset\">").text(reading.say("format.index.clear")).raw("</button>\n</form>\n");
    }

    private void pager(Markup page, int number, int pages) {
        page.open("nav", "class", "pager", "id", "pager", "aria-label", reading.say("format.index.pages"));
        for (int each = 1; pages > 1 && each <= pages; each++) {
            boolean near = Math.abs(each - number) <= NEIGHBOURS || each == 1 || each == pages;
            if (near && each == number) {
                page.open("span", "aria-current", "page").text(Integer.toString(each)).close("span");
            } else if (near) {
                page.open("a", "href", ListRows.name(each), "aria-label", reading.say("format.index.page", each)).text(Integer.toString(each)).close("a");
            } else if (Math.abs(each - number) == NEIGHBOURS + 1) {
                page.element("span", "gap", "\u2026");
            }
        }
        page.raw("</nav>\n");
    }
}
