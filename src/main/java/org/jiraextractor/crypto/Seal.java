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
import java.util.Optional;

/**
 * Seals secrets with AES-256-GCM (NIST SP 800-38D): a random 96-bit nonce each, a 128-bit tag, and the place where the secret belongs as
 * associated data, so that a sealed secret copied to another row does not open there. Random nonces under one key are safe far beyond
 * the number of credentials that an installation ever keeps (2³²). What was sealed under the key before opens too, as long as that one is
 * given; nothing is sealed under it any more. Thread-safe.
 */
public final class Seal {

    private static final int KEY_BYTES = 32;
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;

    private final SecureRandom random = new SecureRandom();
    private final Key now;
    private final Optional<Key> before;

    /** A key and the name that sealed texts have for it. */
    private record Key(SecretKey secret, String id) {
        static Key of(byte[] bytes) {
            if (bytes.length != KEY_BYTES) {
                throw new IllegalArgumentException("a sealing key has 32 bytes");
            }
            return new Key(new SecretKeySpec(bytes, "AES"), idOf(bytes));
        }
    }

    /** @param key 32 bytes; copied */
    public Seal(byte[] key) {
        this(key, Optional.empty());
    }

    /** @param before the key that was used until now, to open with; may be the same */
    public Seal(byte[] key, Optional<byte[]> before) {
        this.now = Key.of(key);
        this.before = before.map(Key::of).filter(other -> !other.id.equals(now.id));
    }

    /** The name of the key before, where there is one: what is sealed under it should be {@linkplain #anew sealed anew}. */
    public Optional<String> formerKeyId() {
        return before.map(Key::id);
    }

    /** The name of the key under which all is sealed from now on. */
    public String keyId() {
        return now.id;
    }

    /** The same secret for the same place, under the key of now. @throws Refusal as {@link #open} */
    public Sealed anew(Sealed sealed, String place) {
        return seal(open(sealed, place), place);
    }

    /** @param place names the one row that may hold it, and all that must not change under it */
    public Sealed seal(String secret, String place) {
        byte[] nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        try {
            byte[] hidden = cipher(Cipher.ENCRYPT_MODE, now, nonce, place).doFinal(secret.getBytes(StandardCharsets.UTF_8));
            byte[] body = new byte[NONCE_BYTES + hidden.length];
            System.arraycopy(nonce, 0, body, 0, NONCE_BYTES);
            System.arraycopy(hidden, 0, body, NONCE_BYTES, hidden.length);
            return new Sealed("v1." + now.id + "." + Base64.getUrlEncoder().withoutPadding().encodeToString(body));
        } catch (GeneralSecurityException defect) {
            throw new IllegalStateException("AES-GCM is not usable here", defect);
        }
    }

    /** @throws Refusal {@code wrong_state} where it was sealed under another key or for another place, or was changed since */
    public String open(Sealed sealed, String place) {
        Key key = Optional.of(now).filter(known -> known.id.equals(sealed.keyId())).or(() -> before.filter(known -> known.id.equals(sealed.keyId())))
                .orElseThrow(() -> new Refusal(Code.WRONG_STATE, "connection.secret.other_key"));
        try {
            byte[] body = Base64.getUrlDecoder().decode(sealed.body());
            if (body.length < NONCE_BYTES + TAG_BITS / 8) {
                throw changed();
            }
            return new String(cipher(Cipher.DECRYPT_MODE, key, body, place).doFinal(body, NONCE_BYTES, body.length - NONCE_BYTES), StandardCharsets.UTF_8);
        } catch (AEADBadTagException | IllegalArgumentException notOurs) {
            throw changed();
        } catch (GeneralSecurityException defect) {
            throw new IllegalStateException("AES-GCM is not usable here", defect);
        }
    }

    private static Cipher cipher(int mode, Key key, byte[] nonceFirst, String place) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, key.secret, new GCMParameterSpec(TAG_BITS, nonceFirst, 0, NONCE_BYTES));
        cipher.updateAAD(place.getBytes(StandardCharsets.UTF_8));
        return cipher;
    }

    private static Refusal changed() {
        return new Refusal(Code.WRONG_STATE, "connection.secret.changed");
    }

    // a name for the key that gives nothing of it away
    static String idOf(byte[] key) {
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
        return "Seal[" + now.id + "]";
    }
}
