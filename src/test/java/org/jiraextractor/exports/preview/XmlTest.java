package org.jiraextractor.exports.preview;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;

import static org.assertj.core.api.Assertions.assertThat;

class XmlTest {

    private static final String ISSUES = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<rss version=\"0.92\">\n<channel>\n<title>Jira</title>\n"
            + "<item>\n<title>[A-1] x</title>\n<key id=\"1\">A-1</key>\n<summary>One &lt;b&gt; &amp;amp; more</summary>\n<x:worklogs><x:worklog id=\"7\">é</x:worklog></x:worklogs>\n</item>\n"
            + "<item>\n<key id=\"2\">A-2</key>\n<summary>Two</summary>\n<description>has a needle</description>\n</item>\n</channel>\n</rss>\n";

    @Test
    void our_issues_are_listed_by_key_and_summary_and_each_is_opened_by_its_offset() throws IOException {
        JsonItems items = XmlItems.read(Contents.of(ISSUES), Place.START, null);

        assertThat(items.items()).extracting(JsonItems.Item::name).containsExactly("A-1", "A-2");
        assertThat(items.items()).extracting(JsonItems.Item::title).containsExactly("One <b> &amp; more", "Two");
        assertThat(items.next()).isNull();
        JsonTree.Node first = XmlTree.item(Contents.of(ISSUES), items.items().get(0).at()).root();
        assertThat(first.name()).isEqualTo("item");
        assertThat(first.nodes()).extracting(JsonTree.Node::name).containsExactly("title", "key", "summary", "x:worklogs");
        assertThat(first.nodes().get(1).nodes()).extracting(JsonTree.Node::text).containsExactly("1", "A-1");
        assertThat(first.nodes().get(2).text()).isEqualTo("One <b> &amp; more");
        assertThat(XmlTree.item(Contents.of(ISSUES), items.items().get(1).at()).root().nodes().get(1).text()).isEqualTo("Two");
    }

    @Test
    void a_word_leaves_the_issues_and_the_elements_that_have_it() throws IOException {
        assertThat(XmlItems.read(Contents.of(ISSUES), Place.START, "NEEDLE").items()).extracting(JsonItems.Item::name).containsExactly("A-2");

        JsonTree.Node root = XmlTree.read(Contents.of("<a><b c='hay'><d>hay</d></b><e><f>Needle</f><g>hay</g></e><needle><h>all of it</h></needle></a>"), "needle").root();

        assertThat(root.nodes()).extracting(JsonTree.Node::name).containsExactly("e", "needle");
        assertThat(root.nodes().get(0).nodes()).extracting(JsonTree.Node::name).containsExactly("f");
        assertThat(root.nodes().get(1).nodes()).extracting(JsonTree.Node::text).containsExactly("all of it");
    }

    @ParameterizedTest
    @ValueSource(strings = {"<!DOCTYPE a [<!ENTITY x SYSTEM \"file:///etc/hostname\">]><a>&x;</a>", "<!DOCTYPE a [<!ENTITY x \"y\"><!ENTITY z \"&x;&x;&x;&x;&x;&x;\">]><a>&z;</a>", "<a><b>cut", "<a>&nope;</a>", "", "no xml", "<a></b>"})
    void what_is_broken_or_hostile_is_shown_as_far_as_it_goes_and_fetches_nothing(String text) throws IOException {
        JsonTree tree = XmlTree.read(Contents.of(text), null);

        assertThat(tree.root() == null || tree.broken() || !tree.root().toString().contains("yyy")).isTrue();
        assertThat(String.valueOf(tree.root())).doesNotContain("localhost").doesNotContain("yyyyyy");
    }

    @Test
    void a_very_deep_or_wide_document_is_bounded() throws IOException {
        assertThat(XmlTree.read(Contents.of("<a>".repeat(20_000) + "</a>".repeat(20_000)), null).root().name()).isEqualTo("a");
        JsonTree.Node wide = XmlTree.read(Contents.of("<a>" + "<b/>".repeat(5_000) + "</a>"), null).root();
        assertThat(wide.size()).isEqualTo(5_000);
        assertThat(wide.nodes()).hasSizeLessThanOrEqualTo(200);
    }
}
