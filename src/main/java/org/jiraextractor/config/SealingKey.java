package org.jiraextractor.config;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;

/**
 * The key that seals credentials at rest: given by the environment, else kept in a file of the data folder that only its owner reads. And the one that did before,
 * while what it sealed is sealed anew: given by the environment, or the file's where another key is given and the file is still there.
 */
public final class SealingKey {

    private static final int BYTES = 32;

    private final Optional<byte[]> given;
    private final Optional<byte[]> former;
    private final Path file;

    private SealingKey(Optional<byte[]> given, Optional<byte[]> former, Path file) {
        this.given = given;
        this.former = former;
        this.file = file;
    }

    static SealingKey read(Variables from, Path dataDir) {
        return new SealingKey(key(from, "SECRET_KEY"), key(from, "SECRET_KEY_FORMER"), dataDir.resolve("secret.key"));
    }

    private static Optional<byte[]> key(Variables from, String name) {
        Optional<byte[]> given = from.text(name).flatMap(SealingKey::decoded);
        if (from.text(name).isPresent() && given.isEmpty()) {
            from.wrong(name, "is not 32 bytes in base64; make one with: openssl rand -base64 32");
        }
        return given;
    }

    /**
     * The 32 bytes that sealed before, if any; never the same as {@link #bytes} for long: it is taken away when nothing needs it.
     *
     * @throws IOException the file cannot be read, or does not hold a key
     */
    public Optional<byte[]> former() throws IOException {
        if (former.isPresent() || given.isEmpty() || !Files.exists(file)) {
            return former.map(byte[]::clone);
        }
        return Optional.of(kept());
    }

    /**
     * The 32 bytes. Makes the key file at the first call if no key was given; calls from several processes at once get the same key.
     *
     * @throws IOException the file cannot be read or made, or does not hold a key
     */
    public byte[] bytes() throws IOException {
        if (given.isPresent()) {
            return given.get().clone();
        }
        if (!Files.exists(file)) {
            make();
        }
        return kept();
    }

    private byte[] kept() throws IOException {
        return decoded(Files.readString(file)).orElseThrow(() -> new IOException(file + " does not hold 32 bytes in base64"));
    }

    // written whole under another name first: a key that is half written would seal what nobody can open again
    private void make() throws IOException {
        byte[] key = new byte[BYTES];
        new SecureRandom().nextBytes(key);
        Files.createDirectories(file.getParent());
        Path whole = Files.createTempFile(file.getParent(), "secret", ".new", PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        try {
            Files.writeString(whole, Base64.getEncoder().encodeToString(key) + "\n");
            Files.createLink(file, whole);
        } catch (FileAlreadyExistsException madeMeanwhile) {
            // another process was first: its key counts
        } finally {
            Files.delete(whole);
        }
    }

    private static Optional<byte[]> decoded(String base64) {
        try {
            return Optional.of(Base64.getDecoder().decode(base64.strip())).filter(key -> key.length == BYTES);
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
    }
}
