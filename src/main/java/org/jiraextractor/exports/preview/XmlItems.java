package org.jiraextractor.exports.preview;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The XML file of ours by its issues: each an {@code item} of its channel, to be opened by its offset. */
final class XmlItems {

    private static final byte[] END = "</item>".getBytes(StandardCharsets.UTF_8);
    private static final Pattern KEY = Pattern.compile("<key[^>]{0,100}>([^<]{1,100})</key>");
    private static final Pattern SUMMARY = Pattern.compile("<summary>([^<]{0,1000})");
    private static final int BEGIN = 160;
    private static final Window.Size SIZE = new Window.Size(50, 4 << 20, 64 << 10, false);

    private XmlItems() {
    }

    /** Whether the file is written that way: nobody else's is taken for it. */
    static boolean fit(String path) {
        return path.equals("xml/issues.xml");
    }

    /** @param word only items that have it as it is written there; null for all */
    static JsonItems read(Content content, Place place, String word) throws IOException {
        Window window = Window.of(content, place, items(), word == null ? null : new Finder(word, StandardCharsets.UTF_8), SIZE, piece -> piece.text(StandardCharsets.UTF_8).contains("<item>"));
        return new JsonItems(window.pieces().stream().map(XmlItems::item).toList(), place, window.next());
    }

    /** A record ends behind the end tag; in text and attributes of XML no other {@code <} can stand. */
    private static Splitter items() {
        return new Splitter() {
            private int met;

            @Override
            public boolean endsWith(byte next) {
                met = next == END[met] ? met + 1 : next == END[0] ? 1 : 0;
                if (met < END.length) {
                    return false;
                }
                met = 0;
                return true;
            }
        };
    }

    private static JsonItems.Item item(Piece piece) {
        String text = piece.text(StandardCharsets.UTF_8);
        String item = text.substring(text.indexOf("<item>"));
        return new JsonItems.Item(piece.number(), piece.from(), first(KEY, item), first(SUMMARY, item), Legible.of(Legible.cut(item, BEGIN)));
    }

    private static String first(Pattern what, String text) {
        Matcher found = what.matcher(text);
        return found.find() ? Legible.of(Legible.cut(plain(found.group(1)), BEGIN)) : null;
    }

    private static String plain(String text) {
        return text.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"").replace("&apos;", "'").replace("&#13;", " ").replace("&amp;", "&");
    }
}
