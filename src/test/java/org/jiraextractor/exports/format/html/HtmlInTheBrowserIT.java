package org.jiraextractor.exports.format.html;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import org.jiraextractor.exports.format.Format;
import org.jiraextractor.exports.format.FormatOptions;
import org.jiraextractor.exports.format.Spool;
import org.jiraextractor.exports.format.Survey;
import org.jiraextractor.exports.format.Writing;
import org.jiraextractor.exports.format.reading.ManyIssues;
import org.jiraextractor.exports.format.reading.OnDisk;
import org.jiraextractor.exports.format.reading.ReadIssue;
import org.jiraextractor.exports.format.reading.Reading;
import org.jiraextractor.extraction.Extracted;
import org.jiraextractor.extraction.ExtractedIssue;
import org.jiraextractor.support.Axe;
import org.jiraextractor.support.Browser;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

/** The site as somebody opens it who unpacked it: from disk, without a network. */
class HtmlInTheBrowserIT {


    @TempDir
    static Path temp;
    private static Path export;
    private static Browser browser;

    @BeforeAll
    static void open() throws IOException {
        browser = Browser.open();
        export = OnDisk.unpacked(new HtmlFormat(), new ManyIssues(450), FormatOptions.DEFAULT, temp, id -> OnDisk.png());
    }

    @AfterAll
    static void close() {
        if (browser != null) {
            browser.close();
        }
    }

    @Test
    void a_word_of_a_description_finds_its_issue_and_the_address_keeps_the_search() {
        visit(export, "html/index.html", person -> {
            Page page = person.page;
            assertThat(page.locator("#found")).hasText("Found: 450");
            page.locator("#q").fill("UNIQUE2");
            assertThat(page.locator("#found")).hasText("Found: 111 / 450");
            page.locator("#q").fill("unique223");
            assertThat(page.locator("#issues tbody tr")).hasCount(1);
            assertThat(page.locator("#issues tbody .key")).hasText("SHOP-223");
            page.reload();
            assertThat(page.locator("#issues tbody .key")).hasText("SHOP-223");
            page.locator("#issues tbody .key").click();
            assertThat(page.locator("h1")).containsText("223");
        });
    }

    @Test
    void accents_do_not_matter_and_words_and_filters_add_up() {
        visit(export, "html/index.html", person -> {
            Page page = person.page;
            page.locator("#q").fill("Creme BRULEE unique22");
            assertThat(page.locator("#found")).containsText(" / 450");
            page.locator("#q").fill("unique4");
            assertThat(page.locator("#found")).hasText("Found: 62 / 450");
            page.locator("[data-facet=project]").selectOption("=WEB");
            assertThat(page.locator("#found")).hasText("Found: 20 / 450");
            page.locator("[data-facet=assignee]").selectOption("=Dmitri Ivanov");
            assertThat(page.locator("#found")).hasText("Found: 9 / 450");
            page.locator("#from").fill("2024-01-01");
            assertThat(page.locator("#found")).hasText("No issue matches. Take away a filter or a word.");
            page.locator("button[type=reset]").click();
            assertThat(page.locator("#found")).hasText("Found: 450");
        });
    }

    @Test
    void columns_sort_both_ways_and_pages_turn() {
        visit(export, "html/index.html", person -> {
            Page page = person.page;
            assertThat(page.locator("#issues tbody tr")).hasCount(100);
            assertThat(page.locator("#issues tbody .key").first()).hasText("WEB-450");
            page.locator("th[data-column=key] button").click();
            assertThat(page.locator("#issues tbody .key").first()).hasText("SHOP-1");
            page.locator("th[data-column=key] button").click();
            assertThat(page.locator("#issues tbody .key").first()).hasText("WEB-450");
            assertThat(page.locator("th[data-column=key]")).hasAttribute("aria-sort", "descending");
            page.locator("#pager button").last().click();
            assertThat(page.locator("#pager span")).hasText("2 / 5");
        });
    }

    @Test
    void an_old_key_leads_to_the_new_one_and_arrows_to_the_neighbours() {
        visit(export, "html/issues/OLD-9.html", person -> {
            assertThat(person.page).hasURL(java.util.regex.Pattern.compile(".*/WEB-9\\.html"));
            person.page.keyboard().press("ArrowRight");
            assertThat(person.page).hasURL(java.util.regex.Pattern.compile(".*/SHOP-10\\.html"));
        });
    }

    @Test
    void without_scripts_the_list_and_the_pages_are_there() {
        try (BrowserContext person = browser.personWithoutScripts("en-GB")) {
            Page page = person.newPage();
            page.navigate(export.resolve("html/index.html").toUri().toString());
            assertThat(page.locator("#issues tbody tr")).hasCount(200);
            assertThat(page.locator("#filters")).isHidden();
            assertThat(page.locator("noscript p")).isVisible();
            page.locator("#pager a").last().click();
            page.locator("#issues .key").last().click();
            assertThat(page.locator("#description")).isVisible();
        }
    }

    @Test
    void pictures_are_seen_and_nobody_is_asked_for_anything() {
        visit(export, "html/issues/SHOP-7.html", person -> assertThat(person.page.evaluate("Array.from(document.images).filter(i => i.complete && i.naturalWidth > 0 || i.loading === 'lazy').length")).isEqualTo(2));
    }

    @Test
    void axe_finds_nothing_in_light_and_dark_wide_and_narrow() {
        for (String file : new String[]{"html/index.html", "html/page-2.html", "html/issues/SHOP-7.html", "html/issues/WEB-9.html"}) {
            visit(export, file, person -> {
                person.page.evaluate("document.querySelectorAll('details').forEach(each => each.open = true)");
                // rows are alike, and axe looks at each cell
                person.page.evaluate("document.querySelectorAll('#issues tbody tr:nth-child(n+26)').forEach(each => each.remove())");
                for (ColorScheme scheme : new ColorScheme[]{ColorScheme.LIGHT, ColorScheme.DARK}) {
                    for (int width : new int[]{1280, 360}) {
                        Axe.seen(person.page, scheme, width);
                        assertThat(person.page.evaluate("document.documentElement.scrollWidth <= innerWidth")).as(file + " at " + width).isEqualTo(true);
                        assertThat(person.page.evaluate("[...document.querySelectorAll('.work')].every(table => table.parentElement.scrollWidth <= table.parentElement.clientWidth)")).as("worklogs fit, " + file + " at " + width).isEqualTo(true);
                        boolean first = scheme == ColorScheme.LIGHT && width == 1280;
                        assertThat(first ? Axe.all(person.page) : Axe.ofTheLook(person.page)).as(file + " " + scheme + " " + width).isEmpty();
                    }
                }
                // axe itself asks for the style sheet, which the policy forbids
                person.complaints.clear();
            });
        }
    }

    @Test
    @Tag("full")
    void twenty_thousand_issues_are_searched_without_showing_more_than_a_page_of_them() throws IOException {
        Path large = OnDisk.unpacked(listsAlone(), new ManyIssues(20_000), FormatOptions.DEFAULT, temp.resolve("large"), id -> null);
        visit(large, "html/index.html", person -> {
            Page page = person.page;
            assertThat(page.locator("#found")).hasText("Found: 20,000");
            assertThat(page.locator("#issues tbody tr")).hasCount(100);
            page.locator("#q").fill("unique12345");
            assertThat(page.locator("#issues tbody tr")).hasCount(1);
            assertThat(page.locator("#issues tbody .key")).hasText("WEB-12345");
            assertThat(page.locator("script[src*=words]")).hasCount(0);
        });
    }

    /** The site without the issues' pages, of which nobody opens one here. */
    private static Format listsAlone() {
        return new Format() {
            @Override
            public String name() {
                return "html";
            }

            @Override
            public Set<Survey.Of> surveys() {
                return Set.of(Survey.Of.KEYS);
            }

            @Override
            public Writing begin(Extracted whole, Survey survey, FormatOptions options, Spool spool) throws IOException {
                HtmlFormat.assets(spool);
                return new Lists(new Reading(whole, survey.keys(), options, ".html", 2), spool);
            }
        };
    }

    private static final class Lists implements Writing {

        private final Reading reading;
        private final ListRows rows;
        private final WordIndex words;

        Lists(Reading reading, Spool spool) throws IOException {
            this.reading = reading;
            this.rows = new ListRows(reading, spool);
            this.words = new WordIndex(spool, reading.pages().issues());
        }

        @Override
        public void take(ExtractedIssue issue) throws IOException {
            ReadIssue read = reading.read(issue, "");
            rows.add(rows.row(read, issue.key()));
            words.add(WordIndex.words(read));
        }

        @Override
        public void finish() throws IOException {
            rows.finish(words.finish(), words.shards());
        }

        @Override
        public void close() throws IOException {
            rows.close();
            words.close();
        }
    }

    /** @param complaints of the console, and requests that are not for a file */
    private record Person(Page page, List<String> complaints) {
    }

    private interface Visit {
        void by(Person person);
    }

    private static void visit(Path export, String file, Visit visit) {
        try (BrowserContext context = browser.person("en-GB")) {
            context.setOffline(true);
            List<String> complaints = new ArrayList<>();
            Page page = context.newPage();
            page.onRequest(request -> {
                if (!request.url().startsWith("file:") && !request.url().startsWith("data:")) {
                    complaints.add("asked for " + request.url());
                }
            });
            page.onConsoleMessage(message -> complaints.add(message.text()));
            page.onPageError(complaints::add);
            page.navigate(export.resolve(file).toUri().toString());
            visit.by(new Person(page, complaints));
            assertThat(complaints).as(file).isEmpty();
        }
    }
}
