package org.jiraextractor.crypto;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.jiraextractor.words.Code;
import org.jiraextractor.words.Refusal;
import org.junit.jupiter.api.Test;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

class SealTest {

    private static final String SECRET = "ATATT3xFf-very-secret";
    private static final String PLACE = "connections/1 https://example.atlassian.net";

    private final Seal seal = new Seal(key(1));

    @Property(tries = 200, seed = "20261121")
    void opens_what_it_sealed(@ForAll String secret, @ForAll String place) {
        // a lone surrogate is no text: UTF-8 cannot carry it
        String text = new String(secret.getBytes(java.nio.charset.StandardCharsets.UTF_8), java.nio.charset.StandardCharsets.UTF_8);
        assertThat(seal.open(seal.seal(text, place), place)).isEqualTo(text);
    }

    @Test
    void another_seal_with_the_same_key_opens_it() {
        Sealed kept = new Sealed(seal.seal(SECRET, PLACE).text());
        assertThat(new Seal(key(1)).open(kept, PLACE)).isEqualTo(SECRET);
    }

    @Test
    void the_text_names_its_version_and_key_and_hides_the_secret() {
        Sealed sealed = seal.seal(SECRET, PLACE);
        assertThat(sealed.text()).matches("v1\\.[0-9a-f]{8}\\.[A-Za-z0-9_-]{40,}").doesNotContain(SECRET);
    }

    @Test
    void the_same_secret_never_looks_the_same_twice() {
        Set<String> texts = new HashSet<>();
        for (int i = 0; i < 1_000; i++) {
            texts.add(seal.seal(SECRET, PLACE).text());
        }
        assertThat(texts).hasSize(1_000);
    }

    @Test
    void a_change_anywhere_is_noticed() {
        String text = seal.seal(SECRET, PLACE).text();
        for (int at = "v1.00000000.".length(); at < text.length() - 1; at++) {
            char other = text.charAt(at) == 'A' ? 'B' : 'A';
            Sealed tampered = new Sealed(text.substring(0, at) + other + text.substring(at + 1));
            assertRefused(() -> seal.open(tampered, PLACE), "cannot be opened");
        }
    }

    @Test
    void a_cut_text_is_noticed() {
        String text = seal.seal(SECRET, PLACE).text();
        for (int length = "v1.00000000.".length() + 1; length < text.length(); length++) {
            Sealed cut = new Sealed(text.substring(0, length));
            assertRefused(() -> seal.open(cut, PLACE), "cannot be opened");
        }
    }

    @Test
    void a_secret_copied_to_another_place_does_not_open() {
        Sealed sealed = seal.seal(SECRET, PLACE);
        assertRefused(() -> seal.open(sealed, PLACE + "x"), "cannot be opened");
    }

    @Test
    void another_key_is_told_apart_from_a_change() {
        Sealed sealed = seal.seal(SECRET, PLACE);
        assertRefused(() -> new Seal(key(2)).open(sealed, PLACE), "under another key");
    }

    @Test
    void what_the_key_before_sealed_opens_while_that_one_is_given_and_is_sealed_anew() {
        Sealed old = new Seal(key(2)).seal(SECRET, PLACE);
        Seal both = new Seal(key(1), Optional.of(key(2)));

        assertThat(both.open(old, PLACE)).isEqualTo(SECRET);
        assertThat(both.formerKeyId()).contains(old.keyId());
        Sealed anew = both.anew(old, PLACE);
        assertThat(anew.keyId()).isEqualTo(both.keyId()).isNotEqualTo(old.keyId());
        assertThat(seal.open(anew, PLACE)).as("the key before is not needed any more").isEqualTo(SECRET);
        assertRefused(() -> seal.open(old, PLACE), "under another key");
        assertRefused(() -> both.anew(old, PLACE + "x"), "cannot be opened");
        assertThat(both.seal(SECRET, PLACE).keyId()).isEqualTo(both.keyId());
    }

    @Test
    void the_same_key_twice_is_one() {
        assertThat(new Seal(key(1), Optional.of(key(1))).formerKeyId()).isEmpty();
    }

    @Test
    void a_refusal_speaks_both_languages_and_shows_nothing() {
        Sealed sealed = seal.seal(SECRET, PLACE);
        Refusal refusal = catchThrowableOfType(Refusal.class, () -> new Seal(key(2)).open(sealed, PLACE));
        assertThat(refusal.message(Locale.FRENCH)).contains("autre clé").doesNotContain(SECRET).doesNotContain(sealed.text());
        assertThat(refusal.getMessage()).doesNotContain(SECRET).doesNotContain(sealed.text());
    }

    @Test
    void nothing_shows_in_toString() {
        Sealed sealed = seal.seal(SECRET, PLACE);
        assertThat(sealed).hasToString("Sealed[…]");
        assertThat(seal.toString()).matches("Seal\\[[0-9a-f]{8}]");
    }

    @Test
    void what_was_never_sealed_is_no_sealed_text() {
        for (String text : new String[] {"", SECRET, "v1..AAAA", "v2.00000000.AAAA", "v1.00000000.", "v1.00000000.A+/="}) {
            assertThatThrownBy(() -> new Sealed(text)).isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void a_key_of_another_length_is_refused() {
        assertThatThrownBy(() -> new Seal(new byte[16])).hasMessage("a sealing key has 32 bytes");
    }

    private static void assertRefused(org.assertj.core.api.ThrowableAssert.ThrowingCallable opening, String words) {
        assertThatThrownBy(opening).isInstanceOfSatisfying(Refusal.class, refusal -> assertThat(refusal.code()).isEqualTo(Code.WRONG_STATE)).hasMessageContaining(words);
    }

    private static byte[] key(int fill) {
        byte[] key = new byte[32];
        Arrays.fill(key, (byte) fill);
        return key;
    }
}
