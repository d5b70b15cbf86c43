package org.jiraextractor.richtext;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.jiraextractor.richtext.Texts.AROUND;
import static org.jiraextractor.richtext.Texts.adf;
import static org.jiraextractor.richtext.Texts.line;
import static org.jiraextractor.richtext.Texts.text;

/** What the renderers of forges and notebooks do beyond CommonMark, each seen to go wrong in one of them. */
class ForgesTest {

    @Test
    void anAddressInATextIsNotMadeALinkWithItsEscapes() {
        assertThat(markdown(text("https://x.example/a_b?c=d", ""))).isEqualTo("https\\://x.example/a\\_b?c\\=d");
        assertThat(markdown(text("WWW.x_y.example, a_b@x.example", ""))).isEqualTo("WWW\\.x\\_y.example, a\\_b\\@x.example");
        assertThat(markdown(text("at 12:30 // by @me.", ""))).isEqualTo("at 12:30 // by @me.");
    }

    @Test
    void bracesAtTheEndOfAHeadingAreNoAttributes() {
        assertThat(adf("{'type':'heading','attrs':{'level':1},'content':[" + text("a {.b}", "") + "]}").markdown(AROUND)).isEqualTo("# a \\{.b}");
    }

    @Test
    void aBreakBehindABackslashIsATag() {
        assertThat(markdown(text("C:\\\\", "") + ",{'type':'hardBreak'}," + text("`b", ""))).isEqualTo("C:\\\\<br>\\`b");
        assertThat(markdown(text("C:", "") + ",{'type':'hardBreak'}," + text("b", ""))).isEqualTo("C:\\\nb");
    }

    @Test
    void betweenTagsNothingNeedsMarkdownToBeRead() {
        assertThat(markdown(text("*a_b", "{'type':'underline'}"))).isEqualTo("<u>&#42;a&#95;b</u>");
        assertThat(markdown(text("a|b", "{'type':'em'},{'type':'strong'}"))).isEqualTo("<strong><em>a&#124;b</em></strong>");
        assertThat(markdown(text("a*b", "{'type':'code'},{'type':'strong'}"))).isEqualTo("<strong><code>a&#42;b</code></strong>");
        assertThat(markdown("{'type':'mention','attrs':{'id':'x','text':'@a_b'}}")).isEqualTo("<strong>@a&#95;b</strong>");
        assertThat(markdown(text("see A-2 now", "{'type':'underline'}"))).isEqualTo("<u>see</u> [<u>A-2</u>](A-2.html) <u>now</u>");
        assertThat(adf("{'type':'mediaSingle','content':[{'type':'media','attrs':{'id':'uuid','type':'file'}},{'type':'caption','content':[" + text("a", "") + "," + text("*b", "{'type':'strong'}") + "]}]}").markdown(AROUND))
                .endsWith("*a*<strong><em>&#42;b</em></strong>");
    }

    @Test
    void aTaskWithoutWordsKeepsItsBox() {
        assertThat(adf("{'type':'taskList','content':[{'type':'taskItem','attrs':{'state':'DONE'}},{'type':'taskItem','content':[" + text("x", "") + "]}]}").markdown(AROUND)).isEqualTo("- [x] &nbsp;\n- [ ] x");
    }

    @Test
    void aTextThatTurnsTheDirectionOfWritingTurnsOnlyItself() {
        assertThat(MarkdownText.escaped("\u202Egnp.exe")).isEqualTo("\u202Egnp.exe\u202C");
        assertThat(MarkdownText.escaped("\u2067a\u202Db")).isEqualTo("\u2067a\u202Db\u202C\u2069");
        assertThat(MarkdownText.escaped("\u2067a\u202Db\u2069c")).isEqualTo("\u2067a\u202Db\u2069c");
        assertThat(MarkdownText.escaped("a\u202Bb\u202C\u202C\u2069 \u05D0")).isEqualTo("a\u202Bb\u202C\u202C\u2069 \u05D0");
        assertThat(markdown(text("\u202Ea.", "{'type':'strong'}"))).isEqualTo("<strong>\u202Ea.\u202C</strong>");
    }

    private static String markdown(String nodes) {
        return line(nodes).markdown(AROUND);
    }
}
