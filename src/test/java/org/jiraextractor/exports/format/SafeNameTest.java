package org.jiraextractor.exports.format;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.charset.StandardCharsets;
import java.util.Locale;

import static org.assertj.core.api.Assertions.assertThat;

class SafeNameTest {

    @Property(seed = "20261121")
    void anyTextBecomesANameThatIsSafeEverywhere(@ForAll("nasty") String text) {
        assertSafe(SafeName.of(text));
    }

    @Property(seed = "20261121")
    void attachmentsOfOneIssueNeverClash(@ForAll("nasty") String one, @ForAll("nasty") String other) {
        String a = SafeName.attachmentPath("ALPHA-1", "10001", one);
        String b = SafeName.attachmentPath("ALPHA-1", "10002", other);
        assertThat(a.toLowerCase(Locale.ROOT)).isNotEqualTo(b.toLowerCase(Locale.ROOT));
        assertThat(a).startsWith("attachments/ALPHA-1/10001-");
        assertSafe(a.substring("attachments/ALPHA-1/".length()));
        assertThat(a.split("/")).hasSize(3);
    }

    @Property(seed = "20261121")
    void keysAndIdsThatAreNoneDoNotLeadElsewhere(@ForAll("nasty") String key, @ForAll("nasty") String id) {
        String[] segments = SafeName.attachmentPath(key, id, "x.png").split("/", -1);
        assertThat(segments).hasSize(3);
        for (String segment : segments) {
            assertSafe(segment);
        }
    }

    @Property(seed = "20261121")
    void anExportsNameIsPlain(@ForAll @StringLength(max = 200) String text) {
        assertThat(SafeName.export(text)).matches("[a-z0-9]([a-z0-9._-]{0,85}[a-z0-9])?").doesNotContain("..");
    }

    @Property(seed = "20261121")
    void aSafeNameStaysAsItIs(@ForAll("nasty") String text) {
        assertThat(SafeName.of(SafeName.of(text))).isEqualTo(SafeName.of(text));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "plan.pdf|plan.pdf", "résumé 日本 😀.txt|résumé 日本 😀.txt", "a/b\\c:d*e?f\"g<h>i%j;k#l|a_b_c_d_e_f_g_h_i_j_k_l", "..|_", "...|_", "name...|name", "CON|_CON", "con.txt|_con.txt",
            "Lpt1 .log|_Lpt1 .log", "console.log|console.log", "COM0|_COM0", "'  spaced  '|spaced", "..hidden|..hidden", "''|_", "'~$x'|~$x", "-rf|-rf"})
    void namesThatPeopleKnow(String text, String safe) {
        assertThat(SafeName.of(text)).isEqualTo(safe);
    }

    @Test
    void aPipeBecomesALineToo() {
        assertThat(SafeName.of("a|b")).isEqualTo("a_b");
    }

    @Test
    void whatCannotBeSeenGoes() {
        assertThat(SafeName.of("a\u202Egnp.exe\u200B\u2066\uFEFF\u00AD\uFE0F\u3164\n\r\t\u0000\uD800")).isEqualTo("agnp.exe");
        assertThat(SafeName.of("a\u00A0\u3000b")).isEqualTo("a  b");
    }

    /** Composed, the Greek question mark is a semicolon. */
    @Test
    void whatNormalisingMakesForbiddenIsForbidden() {
        assertThat(SafeName.of("a\u037Eb")).isEqualTo("a_b");
        assertThat(SafeName.of("e\u0301")).isEqualTo("\u00e9");
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "é", "日", "😀"})
    void aLongNameIsCutBetweenLettersAndKeepsItsEnding(String letter) {
        String name = SafeName.of(letter.repeat(500) + ".jpeg");
        assertThat(name).endsWith(letter + ".jpeg").doesNotContain("\uFFFD");
        assertThat(name.getBytes(StandardCharsets.UTF_8).length).isBetween(146, 150);
        assertThat(SafeName.of("a." + "b".repeat(300))).hasSize(150);
    }

    @ParameterizedTest
    @CsvSource({"Alpha été,alpha-ete", "../../x,x", "project = ALPHA AND status = Done,project-alpha-and-status-done", "日本,export", "'',export", "NUL,export-nul", "con.1,export-con.1",
            "A.B_c-D,a.b_c-d", "...,export", "a..b,a.b", "Raw,export-raw", "raw.,export-raw", "raw-1,raw-1"})
    void exportsAreNamedInAscii(String text, String name) {
        assertThat(SafeName.export(text)).isEqualTo(name);
    }

    @Provide
    Arbitrary<String> nasty() {
        return Arbitraries.oneOf(Arbitraries.strings().all().ofMaxLength(300),
                Arbitraries.strings().withChars("%;\\/?#:*\"<>|. \u0000\n\u202E\u200D\uFE0F\u037E\uD83D\uDE00aé").ofMaxLength(200),
                Arbitraries.of("CON", "nul.", "com1.txt", "LPT\u00B9", ".", "..", " . ", "con .x.y", "AUX \u200B.c", "conin$"));
    }

    private static void assertSafe(String name) {
        assertThat(name).isNotEmpty().doesNotContainPattern("[%;\\\\/?#:*\"<>|\\p{Cntrl}\\p{Cf}\\p{Cs}]").doesNotEndWith(".").doesNotEndWith(" ").doesNotStartWith(" ")
                .isNotIn(".", "..").doesNotMatch("(?i)(con|prn|aux|nul|com\\d|lpt\\d)\\s*(\\..*)?");
        assertThat(name.getBytes(StandardCharsets.UTF_8).length).isLessThanOrEqualTo(150);
        assertThat(new String(name.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8)).isEqualTo(name);
    }
}
