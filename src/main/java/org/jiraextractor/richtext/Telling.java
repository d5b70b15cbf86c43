package org.jiraextractor.richtext;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the writers say alike, whatever they write: names, labels, where a link leads. */
final class Telling {

    private static final int LONGEST_KEY = 260;
    /** Standing by itself: not in an address, a file's name or a longer word. */
    private static final Pattern KEY = Pattern.compile("(?<![\\p{L}\\p{N}_/.!=&?#%@:\\\\-])[A-Z][A-Z0-9_]{0,119}-[1-9][0-9]{0,9}(?![\\p{L}\\p{N}_-])");

    private final Surroundings around;

    Telling(Surroundings around) {
        this.around = around;
    }

    /**
     * Where a link leads.
     *
     * @param href ready for an attribute
     * @param key  of the issue whose page it leads to; null where it leads out of the export
     */
    record Target(String href, String key) {
    }

    /** @return null where it may not be followed */
    Target target(String raw) {
        String href = SafeLink.of(raw, around.site());
        if (href == null) {
            return null;
        }
        String browse = around.site() + "/browse/";
        if (!around.site().isEmpty() && href.startsWith(browse)) {
            String key = issueKey(href.substring(browse.length()));
            String page = key == null ? null : around.page(key);
            if (page != null) {
                return new Target(page, key);
            }
        }
        return new Target(href, null);
    }

    /** The key that a text begins with, if nothing but a query or an anchor follows; else null. */
    private static String issueKey(String text) {
        int end = 0;
        while (end < text.length() && end < LONGEST_KEY && "?#/".indexOf(text.charAt(end)) < 0) {
            end++;
        }
        return end > 0 && (end == text.length() || text.charAt(end) != '/') ? text.substring(0, end) : null;
    }

    /**
     * A run of text, or the key of an issue that has a page here.
     *
     * @param href of that page, ready for an attribute; null for text
     */
    record Part(String text, String href) {
    }

    /** A text as what it says and the keys in it that lead somewhere in this export, as Jira itself links them; whole where its marks say that it is a link already, or code. */
    List<Part> parts(String text, List<Mark> marks) {
        boolean taken = text.indexOf('-') < 1 || marks.stream().anyMatch(mark -> mark.type() == Mark.Type.LINK || mark.type() == Mark.Type.CODE);
        List<Part> parts = new ArrayList<>();
        int from = 0;
        Matcher key = taken ? null : KEY.matcher(text);
        while (key != null && key.find()) {
            String page = around.page(key.group());
            if (page != null) {
                if (key.start() > from) {
                    parts.add(new Part(text.substring(from, key.start()), null));
                }
                parts.add(new Part(key.group(), page));
                from = key.end();
            }
        }
        if (from < text.length()) {
            parts.add(new Part(text.substring(from), null));
        }
        return parts;
    }

    String mention(Node node) {
        String id = node.attribute("id");
        String name = node.text();
        if (name.isEmpty() || name.equals("@")) {
            String known = id.isEmpty() ? null : around.person(id);
            name = known == null ? id : known;
        }
        return name.startsWith("@") ? name : "@" + name;
    }

    /** Epoch milliseconds of a day in UTC; whatever else stands there is shown. */
    static String date(String timestamp) {
        try {
            return Instant.ofEpochMilli(Long.parseLong(timestamp)).atZone(ZoneOffset.UTC).toLocalDate().toString();
        } catch (NumberFormatException | DateTimeException noTime) {
            return timestamp;
        }
    }

    String boxLabel(Node box) {
        return around.words().say("richtext." + box.attribute("what"), box.attribute("name")).strip();
    }

    String panelLabel(Node panel) {
        boolean silent = !panel.attribute("title").isEmpty() || panelType(panel).equals("plain");
        return silent ? panel.attribute("title") : say("panel." + panelType(panel));
    }

    static String panelType(Node panel) {
        String type = panel.attribute("panelType");
        return switch (type) {
            case "note", "tip", "success", "warning", "error", "plain" -> type;
            default -> "info";
        };
    }

    String expandLabel(Node expand) {
        return expand.attribute("title").isBlank() ? say("expand") : expand.attribute("title");
    }

    /** @return null where the file is not at hand */
    Surroundings.File file(Node media) {
        return around.file(media.attribute("id"), media.attribute("alt"));
    }

    /** What stands for a picture that cannot be seen; empty where nothing is known of it. */
    static String described(Node media, Surroundings.File file) {
        String described = media.attribute("described").isEmpty() ? media.attribute("alt") : media.attribute("described");
        return described.isEmpty() && file != null ? file.name() : described;
    }

    /** Of a file that is not at hand: as much of a name as is known. */
    String lostFile(Node media) {
        String name = media.attribute("alt").isEmpty() ? media.attribute("id") : media.attribute("alt");
        return name.isEmpty() ? say("file.missing") : name + " (" + say("file.missing") + ")";
    }

    static boolean isExternal(Node media) {
        return media.attribute("type").equals("external");
    }

    static boolean isDone(Node task) {
        return task.attribute("state").equals("DONE");
    }

    static String cardText(Node card) {
        return card.text().isEmpty() ? card.attribute("url") : card.text();
    }

    String say(String word, Object... args) {
        return around.words().say("richtext." + word, args);
    }

    Surroundings around() {
        return around;
    }
}
