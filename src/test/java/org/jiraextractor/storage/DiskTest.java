package org.jiraextractor.storage;

import org.jiraextractor.words.Code;
import org.jiraextractor.words.Refusal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicLong;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

class DiskTest {

    @TempDir
    Path temp;

    @Test
    void someOfADiskIsLeftFree() {
        long gigabyte = 1L << 30;
        AtomicLong free = new AtomicLong(gigabyte);
        Disk large = new Disk(free::get, 1000 * gigabyte);
        large.requireRoom();
        free.set(100_000_000);
        assertThatThrownBy(large::requireRoom).asInstanceOf(type(Refusal.class)).returns(Code.STORAGE_FULL, Refusal::code);
        // a twentieth of a small one
        Disk small = new Disk(free::get, gigabyte);
        small.requireRoom();
        free.set(40_000_000);
        assertThatThrownBy(small::requireRoom).asInstanceOf(type(Refusal.class)).returns(Code.STORAGE_FULL, Refusal::code);
        Disk.of(temp).requireRoom();
    }

    @ParameterizedTest
    @CsvSource({"No space left on device,STORAGE_FULL", "There is not enough space on the disk,STORAGE_FULL", "Disk quota exceeded,STORAGE_FULL",
            "Read-only file system,STORAGE_UNAVAILABLE", "Input/output error,STORAGE_UNAVAILABLE", "Permission denied,STORAGE_UNAVAILABLE"})
    void theWordsOfTheSystemTellAFullDiskFromABrokenOne(String words, Code code) {
        assertThat(Disk.refusal(new IOException(words), temp).code()).isEqualTo(code);
        assertThat(Disk.refusal(new FileSystemException("/some/file", null, words), temp).code()).isEqualTo(code);
        assertThat(Disk.refusal(new IOException((String) null), temp.resolve("missing")).code()).isEqualTo(Code.STORAGE_UNAVAILABLE);
    }
}
