package org.jiraextractor.richtext;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Signs of wiki markup that stand for themselves: those behind a backslash, of which Jira knows exactly these and leaves any other backslash as it is; and HTML's character references, which it passes on. */
final class WikiSigns {

    private static final String ESCAPABLE = "-#*_+?^~|%{}[]()!@";
    private static final Pattern REFERENCE = Pattern.compile("&(?:#([0-9]{1,7})|#[xX]([0-9A-Fa-f]{1,6})|([a-z]{2,5}));");
    private static final Map<String, String> NAMED = Map.of("amp", "&", "lt", "<", "gt", ">", "quot", "\"", "nbsp", "\u00A0");
    private static final int LONGEST = 10;

    private WikiSigns() {
    }

    /** Whether a backslash before it means the sign itself. */
    static boolean isEscapable(char c) {
        return ESCAPABLE.indexOf(c) >= 0;
    }

    /** A sign as itself: behind a backslash, or where that says nothing, as a reference. */
    static String itself(char c) {
        return isEscapable(c) ? "\\" + c : "&#" + (int) c + ";";
    }

    /** Whether this backslash or ampersand would say something else than itself, or might once something follows it: spaces at an end go. */
    static boolean means(String text, int at) {
        char c = text.charAt(at);
        boolean last = at + 1 == text.length();
        return c == '\\' ? last || isEscapable(text.charAt(at + 1)) || text.charAt(at + 1) == '\\' || Character.isWhitespace(text.charAt(at + 1))
                : c == '&' && (last || matcher(text, at).lookingAt());
    }

    /** @return how long the reference is that begins at this ampersand; 0 where none does */
    static int reference(String text, int at, StringBuilder into) {
        Matcher reference = matcher(text, at);
        String read = reference.lookingAt() ? read(reference) : null;
        if (read == null) {
            return 0;
        }
        into.append(read);
        return reference.end() - at;
    }

    private static Matcher matcher(String text, int at) {
        return REFERENCE.matcher(text).region(at, Math.min(text.length(), at + LONGEST));
    }

    private static String read(Matcher reference) {
        if (reference.group(3) != null) {
            return NAMED.get(reference.group(3));
        }
        int point = reference.group(1) != null ? Integer.parseInt(reference.group(1)) : Integer.parseInt(reference.group(2), 16);
        boolean shown = point >= ' ' && Character.isValidCodePoint(point) && (point < Character.MIN_SURROGATE || point > Character.MAX_SURROGATE);
        return shown ? Character.toString(point) : null;
    }

    /** With every sign as itself. */
    static String plain(String text) {
        if (text.indexOf('\\') < 0 && text.indexOf('&') < 0) {
            return text;
        }
        StringBuilder plain = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            int reference = text.charAt(i) == '&' ? reference(text, i, plain) : 0;
            if (reference > 0) {
                i += reference - 1;
                continue;
            }
            if (text.charAt(i) == '\\' && i + 1 < text.length() && isEscapable(text.charAt(i + 1))) {
                i++;
            }
            plain.append(text.charAt(i));
        }
        return plain.toString();
    }
}
