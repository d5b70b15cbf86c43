package org.jiraextractor.crypto;

import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;

/** PBKDF2 with HMAC-SHA-512, 210,000 rounds (OWASP's figure, 0.2 s here), a salt each, written {@code pbkdf2-sha512$rounds$salt$hash}. */
public final class PasswordHash {

    private static final int ROUNDS = 210_000;
    private static final int BITS = 512;
    private static final SecureRandom RANDOM = new SecureRandom();

    /** Of nobody's password: what is checked for people who do not exist, so that they take as long as those who do. */
    private static final String NOBODY = "pbkdf2-sha512$" + ROUNDS + "$AAAAAAAAAAAAAAAAAAAAAA==$" + Base64.getEncoder().encodeToString(new byte[BITS / 8]);

    private PasswordHash() {
    }

    public static String of(char[] password) {
        byte[] salt = new byte[16];
        RANDOM.nextBytes(salt);
        return "pbkdf2-sha512$" + ROUNDS + "$" + Base64.getEncoder().encodeToString(salt) + "$" + Base64.getEncoder().encodeToString(derive(password, salt, ROUNDS));
    }

    /** @param hash as {@link #of} gave it, or null for somebody who has no password: false, after the same time */
    public static boolean matches(char[] password, String hash) {
        String[] parts = (hash == null ? NOBODY : hash).split("\\$");
        Base64.Decoder base64 = Base64.getDecoder();
        byte[] derived = derive(password, base64.decode(parts[2]), Integer.parseInt(parts[1]));
        return MessageDigest.isEqual(derived, base64.decode(parts[3])) && hash != null;
    }

    /** Whether the hash was made with fewer rounds than one is made with now, so that it should be made anew while the password is at hand. */
    public static boolean outdated(String hash) {
        return Integer.parseInt(hash.split("\\$")[1]) < ROUNDS;
    }

    private static byte[] derive(char[] password, byte[] salt, int rounds) {
        PBEKeySpec spec = new PBEKeySpec(password, salt, rounds, BITS);
        try {
            return SecretKeyFactory.getInstance("PBKDF2WithHmacSHA512").generateSecret(spec).getEncoded();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        } finally {
            spec.clearPassword();
        }
    }
}
