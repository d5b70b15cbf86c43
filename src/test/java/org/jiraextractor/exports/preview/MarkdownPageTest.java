package org.jiraextractor.exports.preview;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class MarkdownPageTest {

    private static final MarkdownPage.Ways WAYS = new MarkdownPage.Ways(path -> "/page/" + path, path -> "/picture/" + path);

    @Test
    void front_matter_is_facts_and_the_rest_a_page_below_our_own_heading() {
        MarkdownPage page = of("---\nkey: ALPHA-1\nsummary: \"Says \\\"hello\\\"\"\nlabels:\n  - one\n  - two\n---\n# Title\n\n| a | b |\n|---|---|\n| 1 | ~~2~~ |\n");

        assertThat(page.front()).containsExactly(new MarkdownPage.Fact("key", "ALPHA-1"), new MarkdownPage.Fact("summary", "Says \"hello\""), new MarkdownPage.Fact("labels", "one, two"));
        assertThat(page.html()).contains("<h2>Title</h2>", "<td>1</td>", "<del>2</del>").doesNotContain("<h1>", "ALPHA-1");
    }

    @Test
    void links_and_pictures_lead_to_files_of_the_export_and_pictures_of_elsewhere_are_not_loaded() {
        String html = of("[other](../BETA/BETA-2.md#top) [web](https://example.org/a?b=c) ![shot](../../attachments/ALPHA-1/1-a%20b.png) ![spy](https://spy.example/pixel.png)").html();

        assertThat(html).contains("href=\"/page/markdown/BETA/BETA-2.md\"", "href=\"https://example.org/a?b=c\"", "src=\"/picture/attachments/ALPHA-1/1-a b.png\"", "href=\"https://spy.example/pixel.png\"")
                .doesNotContain("src=\"https");
    }

    @ParameterizedTest
    @ValueSource(strings = {"<script>alert(1)</script>", "text <img src=x onerror=alert(1)> text", "[x](javascript:alert(1))", "[x](JaVaScRiPt:alert(1))", "![x](javascript:alert(1))", "<javascript:alert(1)>",
        "[x](data:text/html,<script>alert(1)</script>)", "[x](vbscript:x)", "[x]( javascript:alert(1))", "[x](<java\tscript:alert(1)>)", "[x](\"onmouseover=alert(1))", "```\" onload=alert(1)\n</code><script>\n```",
        "---\nkey: <script>alert(1)</script>\n---\n<iframe src=//x></iframe>", "<!--><script>alert(1)</script>-->", "&lt;script&gt; &#60;script&#62;"})
    void nothing_of_it_runs(String hostile) {
        String html = of(hostile).html();

        assertThat(html).doesNotContainIgnoringCase("<script").doesNotContainIgnoringCase("<img src=x").doesNotContainIgnoringCase("<iframe").doesNotContain("<!--").doesNotContainPattern("(?i)(href|src)=\"\\s*(javascript|vbscript|data):")
                .doesNotContainPattern("<[^>]*\\s(on\\w+)=\\w");
    }

    @Test
    void what_nests_too_deep_is_none() {
        assertThat(MarkdownPage.of("*a **b ".repeat(40_000) + "c** d* ".repeat(40_000), "a.md", WAYS)).isEmpty();
        assertThat(of("[".repeat(50_000)).html()).startsWith("<p>[[[");
    }

    @ParameterizedTest
    @CsvSource({"markdown/A/a.md, b.md, markdown/A/b.md", "a.md, b/c.md, b/c.md", "x/a.md, ../../etc/passwd, ", "x/a.md, /etc/passwd, ", "x/a.md, //host/x, ", "x/a.md, http:x, ", "x/a.md, '#top', ", "x/a.md, ./b%2Fc.md?q#h, x/b/c.md",
        "x/a.md, a+b%, x/a+b%", "x/a.md, .., "})
    void a_relative_address_stays_in_the_export(String from, String address, String path) {
        assertThat(RelativePath.of(from, address)).isEqualTo(path);
    }

    private static MarkdownPage of(String text) {
        return MarkdownPage.of(text, "markdown/ALPHA/ALPHA-1.md", WAYS).orElseThrow();
    }
}
