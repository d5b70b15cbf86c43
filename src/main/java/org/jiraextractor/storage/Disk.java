package org.jiraextractor.storage;

import org.jiraextractor.words.Code;
import org.jiraextractor.words.Refusal;

import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.function.LongSupplier;

/** What an error of the local disk means to people: it is full, or it cannot be used now. For object stores and work folders alike. */
public final class Disk {

    /** With less than this free, any failed write is one of a full disk: the system's own words for it depend on its language. */
    private static final long FULL = 64 << 10;
    /** What work leaves free: the database may lie on the same disk, and one that cannot write stops everything. */
    private static final long RESERVE = 128L << 20;
    /** Of a small disk, only this part of the reserve. */
    private static final int PART = 20;

    private final LongSupplier usable;
    private final long reserve;

    /** For tests: another disk. */
    Disk(LongSupplier usable, long total) {
        this.usable = usable;
        this.reserve = Math.min(RESERVE, total / PART);
    }

    /** @param folder any that is there */
    public static Disk of(Path folder) {
        try {
            FileStore disk = Files.getFileStore(folder);
            return new Disk(() -> free(disk, folder), disk.getTotalSpace());
        } catch (IOException unknown) {
            throw refusal(unknown, folder);
        }
    }

    /** Bytes that may still be written. @throws Refusal {@code storage_unavailable} where nobody knows */
    public long usable() {
        return usable.getAsLong();
    }

    /** @throws Refusal {@code storage_full} where so little is free that work should not go on */
    public void requireRoom() {
        if (usable.getAsLong() < reserve) {
            throw new Refusal(Code.STORAGE_FULL, "storage.full");
        }
    }

    /** @param near where it happened: any folder of that disk */
    public static Refusal refusal(IOException failed, Path near) {
        return isFull(failed, near) ? new Refusal(Code.STORAGE_FULL, "storage.full").because(failed)
                : new Refusal(Code.STORAGE_UNAVAILABLE, "storage.unavailable").because(failed);
    }

    /** Whether something failed because the disk is full. */
    public static boolean isFull(IOException failed, Path near) {
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

    private static long free(FileStore disk, Path folder) {
        try {
            return disk.getUsableSpace();
        } catch (IOException unknown) {
            throw refusal(unknown, folder);
        }
    }
}
