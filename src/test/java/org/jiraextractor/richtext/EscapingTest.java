package org.jiraextractor.richtext;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jiraextractor.issues.RawJson;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import static org.assertj.core.api.Assertions.assertThat;
import static org.jiraextractor.richtext.Texts.AROUND;

/** Whatever Jira sends, a reader sees it as text, and nothing of it becomes markup of ours. */
class EscapingTest {

    private static final Pattern TAG = Pattern.compile("<[^>]*>");
    private static final Pattern HARMLESS = Pattern.compile("<!-- -->|</?(p|h[1-6]|ul|ol|li|blockquote|pre|code|hr|br|div|span|strong|em|s|u|sub|sup|cite|table|thead|tbody|tr|th|td|figure|figcaption|details|summary|time|a|img)"
            + "( (class|href|rel|src|alt|loading|width|height|colspan|rowspan|scope|start|datetime|tabindex|data-color|data-language)=\"[^\"<>]*\")*( /)?>");
    private static final Pattern BETWEEN_TAGS = Pattern.compile("(?s)<(strong|u)>(.*?)</\\1>");
    private static final Pattern ADDRESS = Pattern.compile(" (?:href|src)=\"([^\"]*)\"");

    @Property(tries = 500, seed = "20261121")
    void htmlHoldsNothingButOurOwnTags(@ForAll("hostile") String text, @ForAll("hostile") String other, @ForAll("where") String type) {
        String html = RichText.of(hostile(text, other, type)).html(AROUND) + RichText.wiki(text + other).html(AROUND);
        Matcher tags = TAG.matcher(html);
        while (tags.find()) {
            assertThat(tags.group()).as(text + " " + other).matches(HARMLESS);
        }
        Matcher addresses = ADDRESS.matcher(html);
        while (addresses.find()) {
            assertThat(addresses.group(1).replace("&#61;", "=").replace("&#64;", "@")).as(text + " " + other).matches("(?s)(https?://|ftp://|mailto:|tel:|\\.\\./\\.\\./attachments/|A-2\\.html).*");
        }
    }

    @Property(tries = 500, seed = "20261121")
    void markdownShowsTheTextAsItIs(@ForAll("hostile") String text, @ForAll("hostile") String other) {
        ArrayNode line = RawJson.array();
        line.addObject().put("type", "text").put("text", text);
        line.addObject().put("type", "hardBreak");
        line.addObject().put("type", "text").put("text", other).set("marks", RawJson.array().add(RawJson.object().put("type", "strong")));
        String markdown = RichText.of(doc(RawJson.object().put("type", "paragraph").set("content", line))).markdown(AROUND);
        assertThat(Seen.ofMarkdown(markdown)).as(markdown).isEqualTo(Seen.squeezed(shown(text) + " " + shown(other)));
    }

    @Property(tries = 500, seed = "20261122")
    void nothingOfATextIsATagAFormulaAHighlightOrALinkOfANotebook(@ForAll("hostile") String text, @ForAll("hostile") String other) {
        ArrayNode line = RawJson.array().add(textNode(text)).add(textNode(other, "strong", "em")).add(textNode(text, "underline")).add(textNode(other));
        String markdown = RichText.of(doc(RawJson.object().put("type", "paragraph").set("content", line))).markdown(AROUND);
        String unescaped = markdown.replaceAll("\\\\\\p{Punct}", "").replaceAll("&#\\d+;", "");
        assertThat(unescaped).as(markdown).doesNotContain("[[", "%", "=", "$", "#", "^", "{", "://", "![");
        Matcher between = BETWEEN_TAGS.matcher(markdown);
        while (between.find()) {
            assertThat(between.group(2).replaceAll("</?em>|&#\\d+;", "")).as(markdown).matches("[^\\\\`*_\\[\\]<>&~|$#^=%{]*");
        }
    }

    @Property(tries = 300, seed = "20261121")
    void codeAndCellsAndLabelsShowTheTextAsItIs(@ForAll("hostile") String text) {
        String cell = RichText.of(doc(RawJson.read(("{'type':'table','content':[{'type':'tableRow','content':[{'type':'tableHeader','content':[{'type':'paragraph','content':[%1$s,%2$s]}]}]},"
                + "{'type':'tableRow','content':[{'type':'tableCell','content':[{'type':'paragraph','content':[%1$s]}]}]}]}").replace('\'', '"').formatted(RawJson.write(textNode(text)), RawJson.write(textNode(text, "code")))))).markdown(AROUND);
        assertThat(Seen.ofMarkdown(cell).replace(" ", "")).as(cell).isEqualTo(shown(text).repeat(3).replaceAll("\\s", ""));
        String code = RichText.of(doc(RawJson.object().put("type", "codeBlock").set("content", RawJson.array().add(textNode(text))))).markdown(AROUND);
        assertThat(Seen.ofMarkdown(code)).as(code).isEqualTo(Seen.squeezed(shown(text)));
    }

    @Provide
    Arbitrary<String> hostile() {
        Arbitrary<String> parts = Arbitraries.of("<script>alert(1)</script>", "<img src=x onerror=alert(1)>", "\"><svg onload=x>", "' onmouseover='x", "javascript:alert(1)", "https://x.example/\" onclick=\"x",
                "&lt;b&gt;", "&#60;", "]]>", "<!--", "-->", "</p>", "</details>", "\u0000", "\uD83D", "\uDE00", "\uD83D\uDE00", "\u2028", "- ", "1. ", "12) ", "# ", "> ", "+ ", "* ", "```", "~~~", "`", "**", "__", "~~", "|",
                "\\", "\n", "\n\n", "\n    ", "\t", "![", "](", "[x](y)", "<https://x>", "---", "===", ":---", "$$", "%%", "==", "#tag", "^id", "&copy;", "www.x.example", "a", "B", "7", " ", ".", ")", "(", "!", "{", "}",
                "{code}", "[~x]", "é", "\uFFFE", "\u0085", "&", ";", "[ ] ", "[^1]", "[^1]: x");
        return parts.list().ofMinSize(1).ofMaxSize(8).map(list -> String.join("", list));
    }

    @Provide
    Arbitrary<String> where() {
        return Arbitraries.of("text", "codeBlock", "expand", "panel", "status", "mention", "emoji", "date", "inlineCard", "blockCard", "media", "mediaInline", "extension", "placeholder", "holodeck", "tableCell", "heading");
    }

    private static ObjectNode hostile(String text, String other, String type) {
        ObjectNode node = RawJson.object().put("type", type).put("text", text);
        ObjectNode attrs = node.putObject("attrs");
        List.of("text", "url", "href", "id", "alt", "title", "color", "panelType", "panelColor", "panelIconText", "background", "language", "timestamp", "shortName", "extensionKey", "layout", "state", "width", "height", "colspan", "level")
                .forEach(name -> attrs.put(name, text));
        node.putArray("content").add(textNode(other));
        ArrayNode marks = node.putArray("marks");
        List.of("link", "textColor", "backgroundColor", "strong").forEach(mark -> marks.addObject().put("type", mark).putObject("attrs").put("href", other).put("color", other));
        return doc(node);
    }

    private static ObjectNode textNode(String text, String... marks) {
        ObjectNode node = RawJson.object().put("type", "text").put("text", text);
        for (String mark : marks) {
            node.putArray("marks").addObject().put("type", mark);
        }
        return node;
    }

    private static ObjectNode doc(com.fasterxml.jackson.databind.JsonNode node) {
        ObjectNode doc = RawJson.object().put("type", "doc");
        doc.putArray("content").add(node);
        return doc;
    }

    /** What is left of text that no file may hold. */
    private static String shown(String text) {
        StringBuilder shown = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean lone = Character.isHighSurrogate(c) && (i + 1 == text.length() || !Character.isLowSurrogate(text.charAt(i + 1))) || Character.isLowSurrogate(c) && (i == 0 || !Character.isHighSurrogate(text.charAt(i - 1)));
            boolean bad = lone || c < ' ' && !Character.isWhitespace(c) || c >= 0x7F && c < 0xA0 || c >= 0xFFFE;
            shown.append(bad ? '\uFFFD' : Character.isWhitespace(c) ? ' ' : c);
        }
        return shown.toString();
    }
}
