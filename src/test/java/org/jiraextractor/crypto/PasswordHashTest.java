package org.jiraextractor.crypto;

import org.junit.jupiter.api.Test;

import java.lang.reflect.Field;

import static org.assertj.core.api.Assertions.assertThat;

class PasswordHashTest {

    private static final String HASH = PasswordHash.of("correct horse battery".toCharArray());

    @Test
    void only_the_same_password_matches() {
        assertThat(PasswordHash.matches("correct horse battery".toCharArray(), HASH)).isTrue();
        assertThat(PasswordHash.matches("correct horse batterY".toCharArray(), HASH)).isFalse();
        assertThat(PasswordHash.matches("".toCharArray(), HASH)).isFalse();
    }

    @Test
    void the_hash_says_how_it_was_made_and_is_another_each_time() {
        assertThat(HASH).startsWith("pbkdf2-sha512$210000$").doesNotContain("horse").isNotEqualTo(PasswordHash.of("correct horse battery".toCharArray()));
    }

    @Test
    void nobody_has_no_password() {
        assertThat(PasswordHash.matches("".toCharArray(), null)).isFalse();
    }

    /** What is compared for people who are not there is as much work as for those who are, counted rather than timed. */
    @Test
    void nobodys_hash_takes_as_many_rounds_as_anybodys() throws ReflectiveOperationException {
        Field nobody = PasswordHash.class.getDeclaredField("NOBODY");
        nobody.setAccessible(true);
        String[] theirs = ((String) nobody.get(null)).split("\\$");
        String[] ours = HASH.split("\\$");
        assertThat(theirs).hasSameSizeAs(ours);
        assertThat(theirs[1]).isEqualTo(ours[1]);
        assertThat(theirs[2]).hasSameSizeAs(ours[2]);
        assertThat(theirs[3]).hasSameSizeAs(ours[3]);
    }

    @Test
    void tokens_have_256_random_bits_and_are_kept_as_their_hash() {
        assertThat(Token.fresh()).hasSize(43).matches("[A-Za-z0-9_-]+").isNotEqualTo(Token.fresh());
        assertThat(Token.hash("abc")).isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
        assertThat(Token.same(null, null)).isFalse();
    }
}
