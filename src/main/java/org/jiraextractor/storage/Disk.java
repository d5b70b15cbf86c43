package org.jiraextractor.storage;

import org.jiraextractor.words.Code;
import org.jiraextractor.words.Refusal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/** What an error of the local disk means to people: it is full, or it cannot be used now. For object stores and work folders alike. */
public final class Disk {

    /** With less than this free, any failed write is one of a full disk: the system's own words for it depend on its language. */
    private static final long FULL = 64 << 10;

    private Disk() {
    }

    /** @param near where it happened: any folder of that disk */
    public static Refusal refusal(IOException failed, Path near) {
        return isFull(failed, near) ? new Refusal(Code.STORAGE_FULL, "storage.full").because(failed)
                : new Refusal(Code.STORAGE_UNAVAILABLE, "storage.unavailable").because(failed);
    }

    private static boolean isFull(IOException failed, Path near) {
        String words = String.valueOf(failed.getMessage()).toLowerCase(Locale.ROOT);
        return words.contains("no space left") || words.contains("not enough space") || words.contains("quota exceeded") || hasNoRoom(near);
    }

    private static boolean hasNoRoom(Path near) {
        try {
            return Files.isWritable(near) && Files.getFileStore(near).getUsableSpace() < FULL;
        } catch (IOException unknown) {
            return false;
        }
    }
}
