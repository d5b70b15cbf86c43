package org.jiraextractor.exports.web;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class ByteRangeTest {

    @ParameterizedTest
    @CsvSource({"bytes=0-0,0,1", "bytes=0-9,0,10", "bytes=3-5,3,3", "bytes=3-,3,7", "bytes=9-9,9,1", "bytes=5-99,5,5", "bytes=-3,7,3", "bytes=-10,0,10", "bytes=-99,0,10",
            "bytes=0-999999999999999999,0,10"})
    void a_range_is_cut_to_the_ten_bytes_that_there_are(String header, long from, long length) {
        assertThat(ByteRange.read(header, 10)).contains(new ByteRange(from, length));
    }

    @ParameterizedTest
    @ValueSource(strings = {"bytes=10-", "bytes=10-20", "bytes=-0", "bytes=999999999999999999-", "bytes=9999999999999999999-"})
    void what_lies_behind_the_end_cannot_be_had(String header) {
        assertThat(ByteRange.read(header, 10)).contains(ByteRange.UNSATISFIABLE);
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "bytes", "bytes=", "bytes=-", "bytes=5-3", "bytes=0-1,4-5", "bytes=a-b", "items=0-5", "bytes=--5", "bytes=0x1-5", "bytes=٣-٥"})
    void anything_else_is_answered_with_the_whole(String header) {
        assertThat(ByteRange.read(header, 10)).isEmpty();
    }

    @Test
    void of_an_empty_file_there_is_no_range() {
        assertThat(ByteRange.read("bytes=0-", 0)).contains(ByteRange.UNSATISFIABLE);
        assertThat(ByteRange.read("bytes=-1", 0)).contains(ByteRange.UNSATISFIABLE);
    }
}
