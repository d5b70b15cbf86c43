package org.jiraextractor.richtext;

import java.util.List;
import java.util.Locale;

/** Addresses out of Jira: those that may be followed, as they may stand in an attribute. Everything else is only text. */
public final class SafeLink {

    private static final List<String> SCHEMES = List.of("https://", "http://", "ftp://", "mailto:", "tel:");
    private static final int LONGEST = 4_000;

    private SafeLink() {
    }

    /**
     * @param site the base URL that what begins with one slash belongs to; empty: such a link leads nowhere
     * @return null where it may not be followed: another scheme, a local file, another site by {@code //}, a place in a page that is not there
     */
    public static String of(String raw, String site) {
        String href = bare(raw);
        if (href.isEmpty() || href.length() > LONGEST) {
            return null;
        }
        if (href.charAt(0) == '/' && !href.startsWith("//") && !href.startsWith("/\\") && !site.isEmpty()) {
            return encoded(site + href);
        }
        String lower = href.substring(0, Math.min(8, href.length())).toLowerCase(Locale.ROOT);
        for (String scheme : SCHEMES) {
            if (lower.startsWith(scheme) && href.length() > scheme.length()) {
                return encoded(scheme + href.substring(scheme.length()));
            }
        }
        return null;
    }

    /** As a browser reads it: no control characters at its ends, no tabs and line ends inside. */
    private static String bare(String raw) {
        int from = 0;
        int to = raw.length();
        while (from < to && (raw.charAt(from) <= ' ' || Character.isWhitespace(raw.charAt(from)))) {
            from++;
        }
        while (to > from && (raw.charAt(to - 1) <= ' ' || Character.isWhitespace(raw.charAt(to - 1)))) {
            to--;
        }
        StringBuilder bare = new StringBuilder(to - from);
        for (int i = from; i < to; i++) {
            char c = raw.charAt(i);
            if (c >= ' ' && c != 0x7F) {
                bare.append(c);
            }
        }
        return bare.toString();
    }

    /** What would end an attribute, a Markdown target or an address is encoded; a percent sign is believed to encode already. */
    private static String encoded(String href) {
        StringBuilder safe = new StringBuilder(href.length());
        for (int i = 0; i < href.length(); i++) {
            char c = href.charAt(i);
            switch (c) {
                case ' ' -> safe.append("%20");
                case '"' -> safe.append("%22");
                case '<' -> safe.append("%3C");
                case '>' -> safe.append("%3E");
                case '\\' -> safe.append("%5C");
                case '`' -> safe.append("%60");
                case '|' -> safe.append("%7C");
                case '{' -> safe.append("%7B");
                case '}' -> safe.append("%7D");
                case '^' -> safe.append("%5E");
                default -> safe.append(Character.isSurrogate(c) && !paired(href, i) ? '\uFFFD' : c);
            }
        }
        return safe.toString();
    }

    private static boolean paired(String text, int at) {
        char c = text.charAt(at);
        return Character.isHighSurrogate(c) ? at + 1 < text.length() && Character.isLowSurrogate(text.charAt(at + 1)) : at > 0 && Character.isHighSurrogate(text.charAt(at - 1));
    }
}
