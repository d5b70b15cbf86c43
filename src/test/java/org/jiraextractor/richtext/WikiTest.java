package org.jiraextractor.richtext;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Duration;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;
import static org.jiraextractor.richtext.Texts.AROUND;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

class WikiTest {

    @ParameterizedTest
    @CsvSource(delimiter = '→', textBlock = """
            h2. Title → <h2>Title</h2>
            *bold* and _it_ → <p><strong>bold</strong> and <em>it</em></p>
            a*b*c snake_case_name 3*4*5 → <p>a*b*c snake_case_name 3*4*5</p>
            *_both_* → <p><strong><em>both</em></strong></p>
            *a _b* c_ → <p><strong>a _b</strong> c_</p>
            -gone- +new+ x^2^ → <p><s>gone</s> <u>new</u> x^2^</p>
            x ^2^ ~i~ ??who?? → <p>x <sup>2</sup> <sub>i</sub> <cite>who</cite></p>
            in{*}si{*}de → <p>in<strong>si</strong>de</p>
            {{a_b*c*}} → <p><code>a_b*c*</code></p>
            one -- two --- three → <p>one – two — three</p>
            \\*no\\* \\{no} → <p>*no* {no}</p>
            C:\\.git d\\:e \\"x\\" [0-9]\\. → <p>C:\\.git d\\:e \\&#34;x\\&#34; [0-9]\\.</p>
            a&nbsp;b &#92;*c* &lt;b&gt; &bogus; → <p>a\u00A0b \\<strong>c</strong> &lt;b&gt; &amp;bogus;</p>
            {{C:\\x &#92;*}} → <p><code>C:\\x \\*</code></p>
            {color:red}hot{color} → <p><span class="ink-red" data-color="red">hot</span></p>
            [~acc] [~accountid:acc] → <p><span class="mention">&#64;Ann Other</span> <span class="mention">&#64;Ann Other</span></p>
            [a|https://e.example] → <p><a href="https://e.example" rel="noreferrer">a</a></p>
            [a|https://e.example|tip] → <p><a href="https://e.example" rel="noreferrer">a</a> (tip)</p>
            [https://jira.example/browse/A-2|https://jira.example/browse/A-2|smart-link] → <p><a href="A-2.html" class="card">A-2</a></p>
            [a|javascript:x] → <p>a (javascript:x)</p>
            [plain] a[0] [x|y] → <p>[plain] a[0] [x|y]</p>
            [^plan.pdf] → <p><a href="../../attachments/A-1/2-plan.pdf" class="file">plan.pdf</a></p>
            see https://e.example/a_b_c. → <p>see <a href="https://e.example/a_b_c" rel="noreferrer">https://e.example/a_b_c</a>.</p>
            !real.png|thumbnail! → <p><a href="../../attachments/A-1/1-real.png"><img src="../../attachments/A-1/1-real.png" alt="real.png" loading="lazy" /></a></p>
            Stop! Now! → <p>Stop! Now!</p>
            f(x) (x) → <p>f(x) ❌</p>
            ---- → <hr />
            bq. said → <blockquote><p>said</p></blockquote>
            {unknown:a=b} → <p>{unknown:a&#61;b}</p>
            """)
    void aLineOfMarkup(String markup, String html) {
        assertThat(RichText.wiki(markup).html(AROUND)).isEqualTo(html);
    }

    @Test
    void listsNestAndMix() {
        assertThat(html("* a\n*# b\nmore\n*# c\n* d\n# e")).isEqualTo("<ul><li>a<ol><li>b<br />more</li><li>c</li></ol></li><li>d</li></ul><ol><li>e</li></ol>");
        assertThat(html("- a\n- b")).isEqualTo("<ul><li>a</li><li>b</li></ul>");
    }

    @Test
    void tablesHaveHeadersAndLongCells() {
        assertThat(html("||a||b||\n|1|[x|https://e.example]|\n|two\nlines|{code}x|y{code}|"))
                .isEqualTo("<div class=\"scroll\" tabindex=\"0\"><table><thead><tr><th scope=\"col\">a</th><th scope=\"col\">b</th></tr></thead><tbody><tr><td>1</td><td><a href=\"https://e.example\" rel=\"noreferrer\">x</a></td></tr>"
                        + "<tr><td>two<br />lines</td><td><pre><code>x|y</code></pre></td></tr></tbody></table></div>");
    }

    @Test
    void macrosHoldWhatTheyHold() {
        assertThat(html("before {code:java|title=A.java}\nint *a*;\n{code} after")).isEqualTo("<p>before </p><p class=\"code-title\">A.java</p><pre data-language=\"java\"><code>int *a*;</code></pre><p> after</p>");
        assertThat(html("{noformat}*a* {code}{noformat}")).isEqualTo("<pre><code>*a* {code}</code></pre>");
        assertThat(html("{panel:title=T|bgColor=#fff}\n* x\n{quote}q{quote}\n{panel}")).isEqualTo("<div class=\"panel panel-plain\"><p class=\"panel-title\">T</p><ul><li>x<blockquote><p>q</p></blockquote></li></ul></div>");
        assertThat(html("{quote}never closed *x*")).isEqualTo("<p>{quote}never closed <strong>x</strong></p>");
        assertThat(html("* {code}a{code}\n* b")).isEqualTo("<ul><li><pre><code>a</code></pre></li><li>b</li></ul>");
        assertThat(html("{color:#36b37e}one\n\ntwo{color} three")).isEqualTo("<p><span class=\"ink-green\" data-color=\"#36b37e\">one</span></p><p><span class=\"ink-green\" data-color=\"#36b37e\">two</span> three</p>");
    }

    @Test
    void paragraphsAndLinesAreKept() {
        assertThat(html("one\ntwo\\\\three\r\n\r\nfour")).isEqualTo("<p>one<br />two<br />three</p><p>four</p>");
        assertThat(html("a \uFFFC b {quote}c{quote}")).isEqualTo("<p>a &#xfffc; b </p><blockquote><p>c</p></blockquote>");
    }

    @Test
    void markupBecomesMarkdown() {
        assertThat(RichText.wiki("h1. T\n* a\n** b\n# c\n||h||\n|*x*|").markdown(AROUND)).isEqualTo("# T\n\n- a\n  - b\n\n1. c\n\n| h |\n| --- |\n| **x** |");
    }

    /** What a careless reader takes the square of the length for, or worse, is a few hundred thousand steps; the limit is many times that. */
    @ParameterizedTest
    @ValueSource(strings = {"*a ", "[", "[a|", "!a.", "{quote}", "{panel:x}", "{code}x", "{{", "{color:red}", "_*-", "|", "||a|[", "* x\n", "*# x\n", "\\", "(x", "http://", "h1. {quote}\n", "?? ??", "{*}", "~^", "- \n- a\n", "|a\n", "[~", "mailto:", "\uFFFC"})
    void noMarkupIsTooLong(String part) {
        String markup = part.repeat(300_000 / part.length());
        assertTimeoutPreemptively(Duration.ofSeconds(60), () -> {
            RichText text = RichText.wiki(markup);
            text.html(AROUND);
            text.markdown(AROUND);
            text.text(AROUND);
        });
    }

    @Property(tries = 500, seed = "20261121")
    void noWordIsLost(@ForAll("markup") List<String> parts) {
        StringBuilder markup = new StringBuilder();
        for (int i = 0; i < parts.size(); i++) {
            markup.append(parts.get(i)).append("word").append(i);
        }
        RichText text = RichText.wiki(markup.toString());
        String html = Seen.ofHtml(text.html(AROUND)) + attributesOf(text.html(AROUND));
        String plain = text.text(AROUND);
        String markdown = text.markdown(AROUND);
        for (int i = 0; i < parts.size(); i++) {
            assertThat(html).as(markup.toString()).contains("word" + i);
            assertThat(plain).as(markup.toString()).contains("word" + i);
            assertThat(markdown).as(markup.toString()).contains("word" + i);
        }
    }

    @Provide
    Arbitrary<List<String>> markup() {
        return Arbitraries.of("*", "_", "-", " *", "* ", "# ", "\n", "\n\n", "\n* ", "\n## ", "|", "||", "\n|", "[", "]", "[~", "|https://x.example/", "{quote}", "{panel}", "{panel:title=t}",
                "{code}", "{noformat}", "{{", "}}", "{color:red}", "{color}", "!", "!a.png", " ", "\\", "\\\\", "\nh1. ", "\nbq. ", "----", "(x)", "??", "{*}", "<b>", "&amp;", "'\"", "\uFFFC").list().ofMaxSize(25);
    }

    private static String attributesOf(String html) {
        return html.replaceAll("[^\"]*\"([^\"]*)\"", "$1 ");
    }

    private static String html(String markup) {
        return RichText.wiki(markup).html(AROUND);
    }
}
