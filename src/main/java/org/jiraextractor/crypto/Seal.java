package org.jiraextractor.crypto;

import org.jiraextractor.words.Code;
import org.jiraextractor.words.Refusal;

import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;

/**
 * Seals secrets with AES-256-GCM (NIST SP 800-38D): a random 96-bit nonce each, a 128-bit tag, and the place where the secret belongs as
 * associated data, so that a sealed secret copied to another row does not open there. Random nonces under one key are safe far beyond
 * the number of credentials that an installation ever keeps (2³²). Thread-safe.
 */
public final class Seal {

    private static final int KEY_BYTES = 32;
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;

    private final SecureRandom random = new SecureRandom();
    private final SecretKey key;
    private final String keyId;

    /** @param key 32 bytes; copied */
    public Seal(byte[] key) {
        if (key.length != KEY_BYTES) {
            throw new IllegalArgumentException("a sealing key has 32 bytes");
        }
        this.key = new SecretKeySpec(key, "AES");
        this.keyId = idOf(key);
    }

    /** @param place names the one row that may hold it, and all that must not change under it */
    public Sealed seal(String secret, String place) {
        byte[] nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        try {
            byte[] hidden = cipher(Cipher.ENCRYPT_MODE, nonce, place).doFinal(secret.getBytes(StandardCharsets.UTF_8));
            byte[] body = new byte[NONCE_BYTES + hidden.length];
            System.arraycopy(nonce, 0, body, 0, NONCE_BYTES);
            System.arraycopy(hidden, 0, body, NONCE_BYTES, hidden.length);
            return new Sealed("v1." + keyId + "." + Base64.getUrlEncoder().withoutPadding().encodeToString(body));
        } catch (GeneralSecurityException defect) {
            throw new IllegalStateException("AES-GCM is not usable here", defect);
        }
    }

    /** @throws Refusal {@code wrong_state} where it was sealed under another key or for another place, or was changed since */
    public String open(Sealed sealed, String place) {
        if (!sealed.keyId().equals(keyId)) {
            throw new Refusal(Code.WRONG_STATE, "connection.secret.other_key");
        }
        try {
            byte[] body = Base64.getUrlDecoder().decode(sealed.body());
            if (body.length < NONCE_BYTES + TAG_BITS / 8) {
                throw changed();
            }
            return new String(cipher(Cipher.DECRYPT_MODE, body, place).doFinal(body, NONCE_BYTES, body.length - NONCE_BYTES), StandardCharsets.UTF_8);
        } catch (AEADBadTagException | IllegalArgumentException notOurs) {
            throw changed();
        } catch (GeneralSecurityException defect) {
            throw new IllegalStateException("AES-GCM is not usable here", defect);
        }
    }

    private Cipher cipher(int mode, byte[] nonceFirst, String place) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonceFirst, 0, NONCE_BYTES));
        cipher.updateAAD(place.getBytes(StandardCharsets.UTF_8));
        return cipher;
    }

    private static Refusal changed() {
        return new Refusal(Code.WRONG_STATE, "connection.secret.changed");
    }

    // a name for the key that gives nothing of it away
    private static String idOf(byte[] key) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update("jira-issue-extractor key id".getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest.digest(key), 0, 4);
        } catch (GeneralSecurityException defect) {
            throw new IllegalStateException("SHA-256 is not usable here", defect);
        }
    }

    @Override
    public String toString() {
        return "Seal[" + keyId + "]";
    }
}
