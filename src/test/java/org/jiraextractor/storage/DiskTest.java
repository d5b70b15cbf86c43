package org.jiraextractor.storage;

import org.jiraextractor.words.Code;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;

import static org.assertj.core.api.Assertions.assertThat;

class DiskTest {

    @TempDir
    Path temp;

    @ParameterizedTest
    @CsvSource({"No space left on device,STORAGE_FULL", "There is not enough space on the disk,STORAGE_FULL", "Disk quota exceeded,STORAGE_FULL",
            "Read-only file system,STORAGE_UNAVAILABLE", "Input/output error,STORAGE_UNAVAILABLE", "Permission denied,STORAGE_UNAVAILABLE"})
    void theWordsOfTheSystemTellAFullDiskFromABrokenOne(String words, Code code) {
        assertThat(Disk.refusal(new IOException(words), temp).code()).isEqualTo(code);
        assertThat(Disk.refusal(new FileSystemException("/some/file", null, words), temp).code()).isEqualTo(code);
        assertThat(Disk.refusal(new IOException((String) null), temp.resolve("missing")).code()).isEqualTo(Code.STORAGE_UNAVAILABLE);
    }
}
