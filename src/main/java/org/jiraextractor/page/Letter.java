package org.jiraextractor.page;

import java.nio.charset.StandardCharsets;

/** One server-sent event as it goes over the line: written once, and put into as many mailboxes as there are, which share its bytes. Never changes. */
public final class Letter {

    private final byte[] bytes;

    private Letter(String text) {
        this.bytes = text.getBytes(StandardCharsets.UTF_8);
    }

    /**
     * @param id    null for events that are not replayed
     * @param event its name
     * @param data  any number of lines
     */
    public static Letter of(String id, String event, String data) {
        StringBuilder text = new StringBuilder(data.length() + 64);
        if (id != null) {
            text.append("id: ").append(id).append('\n');
        }
        text.append("event: ").append(event).append('\n');
        data.lines().forEach(line -> text.append("data: ").append(line).append('\n'));
        if (data.isEmpty()) {
            text.append("data: \n");
        }
        return new Letter(text.append('\n').toString());
    }

    static Letter comment(String text) {
        return new Letter(": " + text + "\n\n");
    }

    /** @param millis after which a browser that lost the stream opens it again */
    static Letter retry(int millis) {
        return new Letter("retry: " + millis + "\n\n");
    }

    byte[] bytes() {
        return bytes;
    }
}
