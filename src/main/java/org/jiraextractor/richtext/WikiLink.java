package org.jiraextractor.richtext;

import java.util.List;
import java.util.Map;

/** {@code [target]}, {@code [label|target]}, {@code [label|target|tip]}, {@code [~person]}, {@code [^file]}: each of the parts is shown. */
final class WikiLink {

    private final String text;
    private final Ahead ahead;
    private final WikiTokens tokens;

    WikiLink(String text, Ahead ahead, WikiTokens tokens) {
        this.text = text;
        this.ahead = ahead;
        this.tokens = tokens;
    }

    /** @return where it ends, or {@code at} where there is none */
    int read(int at) {
        int end = ahead.nextInLine("]", at + 1);
        if (end == Ahead.NOWHERE || end == at + 1 || ahead.next("[", at + 1) < end || ahead.next(String.valueOf(WikiReader.MACRO), at + 1) < end) {
            return at;
        }
        String[] parts = text.substring(at + 1, end).split("\\|", 3);
        boolean link = parts.length == 1 ? alone(parts[0].strip()) : labelled(WikiSigns.plain(parts[0]), parts[1].strip(), parts.length == 3 ? parts[2].strip() : "");
        return link ? end + 1 : at;
    }

    private boolean alone(String target) {
        if (target.startsWith("~") && target.length() > 1) {
            tokens.add(mention("", target));
        } else if (target.startsWith("^") && target.length() > 1) {
            tokens.add(Node.leaf(Kind.FILE, "", Map.of("alt", target.substring(1))));
        } else if (isAddress(target)) {
            String label = target.startsWith("mailto:") ? target.substring(7) : target;
            tokens.add(Node.text(label, List.of(new Mark(Mark.Type.LINK, target))));
        } else {
            return false;
        }
        return true;
    }

    private boolean labelled(String label, String target, String tip) {
        if (target.startsWith("~") && target.length() > 1) {
            tokens.add(mention(label, target));
        } else if (target.startsWith("^") && target.length() > 1) {
            tokens.text(label + " ");
            tokens.add(Node.leaf(Kind.FILE, "", Map.of("alt", target.substring(1))));
        } else if (tip.startsWith("smart-") && isAddress(target)) {
            tokens.add(Node.leaf(Kind.LINK_CARD, label.equals(target) ? "" : label, Map.of("url", target)));
            return true;
        } else if (isAddress(target) || target.startsWith("#")) {
            tokens.add(Node.text(label.isBlank() ? target : label, List.of(new Mark(Mark.Type.LINK, target))));
        } else {
            return false;
        }
        if (!tip.isEmpty()) {
            tokens.text(" (" + WikiSigns.plain(tip) + ")");
        }
        return true;
    }

    private static Node mention(String label, String target) {
        String id = target.substring(1);
        return Node.leaf(Kind.MENTION, label.strip(), Map.of("id", id.startsWith("accountid:") ? id.substring(10) : id));
    }

    /** Whether it means to be one; whether it may be followed is another question, asked when it is written. */
    private static boolean isAddress(String target) {
        int colon = target.indexOf(':');
        return target.startsWith("/") && target.length() > 1 || colon > 1 && colon < 20 && colon + 1 < target.length() && target.chars().limit(colon).allMatch(c -> c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z')
                || target.startsWith("www.");
    }
}
