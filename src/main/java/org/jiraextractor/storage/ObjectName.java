package org.jiraextractor.storage;

import java.nio.charset.StandardCharsets;

/** The rule for names of objects, the same in every store: what one accepts, all accept. */
public final class ObjectName {

    /** What the narrowest common file systems hold in one segment. */
    private static final int SEGMENT_BYTES = 255;
    /** What S3 holds in a whole name. */
    private static final int NAME_BYTES = 1024;

    private ObjectName() {
    }

    /**
     * Segments joined by single slashes; no segment empty, {@code .} or {@code ..}, none over 255 bytes of UTF-8, no backslash, control or
     * half of a surrogate pair anywhere, 1,024 bytes at most.
     *
     * @return the name as given
     * @throws IllegalArgumentException for any other
     */
    public static String checked(String name) {
        if (!StandardCharsets.UTF_8.newEncoder().canEncode(name) || name.getBytes(StandardCharsets.UTF_8).length > NAME_BYTES) {
            throw new IllegalArgumentException("not the name of an object: too long, or no text");
        }
        for (String segment : name.split("/", -1)) {
            boolean wrong = segment.isEmpty() || segment.equals(".") || segment.equals("..")
                    || segment.chars().anyMatch(c -> c == '\\' || Character.isISOControl(c))
                    || segment.getBytes(StandardCharsets.UTF_8).length > SEGMENT_BYTES;
            if (wrong) {
                throw new IllegalArgumentException("not the name of an object: \"" + name.replaceAll("\\p{Cntrl}", "?") + '"');
            }
        }
        return name;
    }
}
