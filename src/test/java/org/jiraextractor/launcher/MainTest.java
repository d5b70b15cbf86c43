package org.jiraextractor.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.DataInputStream;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class MainTest {

    private static final int JAVA_8 = 52;

    @Test
    void java_8_can_load_the_class_that_says_it_is_too_old() throws IOException {
        try (DataInputStream type = new DataInputStream(Main.class.getResourceAsStream("Main.class"))) {
            type.skipBytes(6);
            assertThat(type.readUnsignedShort()).isEqualTo(JAVA_8);
        }
    }

    @Test
    void both_ways_of_counting_versions_are_understood() {
        assertThat(Main.feature("1.8")).isEqualTo(8);
        assertThat(Main.feature("11")).isEqualTo(11);
        assertThat(Main.feature("25")).isEqualTo(25);
    }
}
