package org.jiraextractor.richtext;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** {@code !picture.png|thumbnail,width=300!}. */
final class WikiPicture {

    private static final Set<String> PARAMETERS = Set.of("thumbnail", "width", "height", "align", "border", "bordercolor", "hspace", "vspace", "alt", "title", "src");

    private final String text;
    private final Ahead ahead;
    private final WikiTokens tokens;

    WikiPicture(String text, Ahead ahead, WikiTokens tokens) {
        this.text = text;
        this.ahead = ahead;
        this.tokens = tokens;
    }

    /** @return where it ends, or {@code at} where there is none */
    int read(int at) {
        int end = ahead.nextInLine("!", at + 1);
        if (end == Ahead.NOWHERE || end == at + 1 || Character.isWhitespace(text.charAt(at + 1)) || ahead.next(String.valueOf(WikiReader.MACRO), at + 1) < end) {
            return at;
        }
        String inside = text.substring(at + 1, end);
        int bar = inside.indexOf('|');
        String name = bar < 0 ? inside : inside.substring(0, bar);
        // people shout, too: a name has an ending
        if (name.indexOf('.') < 1 || name.endsWith(".") || Character.isWhitespace(name.charAt(name.length() - 1))) {
            return at;
        }
        Map<String, String> attributes = attributes(name, bar < 0 ? "" : inside.substring(bar + 1));
        if (attributes.isEmpty()) {
            return at;
        }
        tokens.add(Node.leaf(Kind.FILE, "", attributes));
        return end + 1;
    }

    /** Empty where there are parameters that no picture has: it was none then. */
    private static Map<String, String> attributes(String name, String parameters) {
        Map<String, String> attributes = new HashMap<>();
        boolean external = name.contains("://");
        attributes.put(external ? "url" : "alt", name);
        attributes.put("type", external ? "external" : "file");
        attributes.put("shown", "true");
        for (String each : parameters.isBlank() ? new String[0] : parameters.split(",")) {
            int equals = each.indexOf('=');
            String what = (equals < 0 ? each : each.substring(0, equals)).strip();
            String value = equals < 0 ? "" : each.substring(equals + 1).strip();
            if (!PARAMETERS.contains(what) || equals < 0 && !what.equals("thumbnail")) {
                return Map.of();
            }
            attributes.put(what.equals("alt") || what.equals("title") ? "described" : what, value);
        }
        return attributes;
    }
}
