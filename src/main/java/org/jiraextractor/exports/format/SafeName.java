package org.jiraextractor.exports.format;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Names that every file system takes and no program misreads: on Linux, Windows and macOS, in a URL, in a shell's listing. Two names that differ
 * may become the same here, so whoever puts several into one folder begins each with an id.
 */
public final class SafeName {

    public static final int MAX_BYTES = 150;

    private static final int EXPORT_LENGTH = 80;
    private static final int ENDING_BYTES = 20;
    private static final String FORBIDDEN = "%;\\/?#:*\"<>|";
    /** What Windows takes for a device, with whatever after a first dot. */
    private static final Pattern DEVICE = Pattern.compile("(?i)(CON|PRN|AUX|NUL|CONIN\\$|CONOUT\\$|CLOCK\\$|(COM|LPT)[0-9\u00B9\u00B2\u00B3])\\s*(\\..*)?");

    /** The folder beside an export's, of the answers that it was made from: writing over it, or sweeping it, would take the one for the other. */
    private static final String ANSWERS = "raw";

    private SafeName() {
    }

    /** {@code attachments/ALPHA-1/10001-plan.pdf}: where an attachment lies in every export. */
    public static String attachmentPath(String issueKey, String attachmentId, String filename) {
        String prefix = of(attachmentId, MAX_BYTES / 2) + "-";
        return "attachments/" + of(issueKey) + "/" + prefix + of(filename, MAX_BYTES - prefix.length());
    }

    /** Any text as the name of a file or folder, 150 bytes of UTF-8 at most, its ending kept when it is cut. */
    public static String of(String text) {
        return of(text, MAX_BYTES);
    }

    /** An export's own name for its file or folder: {@code [a-z0-9._-]} only. */
    public static String export(String text) {
        String plain = Normalizer.normalize(text, Normalizer.Form.NFKD).replaceAll("\\p{M}", "").toLowerCase(Locale.ROOT)
                .replaceAll("[^a-z0-9._]+", "-").replaceAll("\\.{2,}", ".");
        String cut = trimmed(plain.substring(0, Math.min(plain.length(), EXPORT_LENGTH)));
        return cut.isEmpty() ? "export" : cut.equals(ANSWERS) || DEVICE.matcher(cut).matches() ? "export-" + cut : cut;
    }

    private static String of(String text, int maxBytes) {
        String name = cut(stripped(text != null && isPlain(text) ? text : shown(text)), maxBytes);
        return name.isEmpty() ? "_" : DEVICE.matcher(name).matches() ? cut("_" + name, maxBytes) : name;
    }

    /** Whether it is what it shows, as most names are. */
    private static boolean isPlain(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (!(c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '-' || c == '_' || c == '.')) {
                return false;
            }
        }
        return true;
    }

    private static String shown(String text) {
        StringBuilder visible = new StringBuilder();
        (text == null ? "" : text).codePoints().filter(c -> isSpace(c) || !invisible(c)).forEach(visible::appendCodePoint);
        StringBuilder safe = new StringBuilder();
        // only after this may a character be judged: NFC makes a semicolon of the Greek question mark
        Normalizer.normalize(visible, Normalizer.Form.NFC).codePoints().map(c -> FORBIDDEN.indexOf(c) >= 0 ? '_' : isSpace(c) ? ' ' : c).forEach(safe::appendCodePoint);
        return safe.toString();
    }

    private static boolean isSpace(int c) {
        return Character.isSpaceChar(c) || Character.isWhitespace(c);
    }

    /** What cannot be seen can make one name look like another: controls, marks of direction, joiners, fillers, selectors, lone surrogates. */
    private static boolean invisible(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL, Character.FORMAT, Character.SURROGATE, Character.PRIVATE_USE, Character.UNASSIGNED -> true;
            default -> c == 0x034F || c == 0x115F || c == 0x1160 || c == 0x17B4 || c == 0x17B5 || c == 0x2800 || c == 0x3164 || c == 0xFFA0
                    || c >= 0x180B && c <= 0x180F || c >= 0xFE00 && c <= 0xFE0F || c >= 0xE0100 && c <= 0xE01EF;
        };
    }

    private static String cut(String name, int maxBytes) {
        if (bytes(name) <= maxBytes) {
            return name;
        }
        int dot = name.lastIndexOf('.');
        String ending = dot > 0 && bytes(name.substring(dot)) <= ENDING_BYTES ? name.substring(dot) : "";
        StringBuilder head = new StringBuilder();
        int room = maxBytes - bytes(ending);
        for (int c : name.substring(0, name.length() - ending.length()).codePoints().toArray()) {
            room -= bytes(Character.toString(c));
            if (room < 0) {
                break;
            }
            head.appendCodePoint(c);
        }
        return stripped(head + ending);
    }

    private static String stripped(String name) {
        String stripped = name.strip();
        int end = stripped.length();
        while (end > 0 && (stripped.charAt(end - 1) == '.' || stripped.charAt(end - 1) == ' ')) {
            end--;
        }
        return stripped.substring(0, end);
    }

    private static String trimmed(String name) {
        return name.replaceAll("^[-._]+|[-._]+$", "");
    }

    private static int bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }
}
