package org.jiraextractor.config;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;

/** The key that seals credentials at rest: given by the environment, else kept in a file of the data folder that only its owner reads. */
public final class SealingKey {

    private static final int BYTES = 32;

    private final Optional<byte[]> given;
    private final Path file;

    private SealingKey(Optional<byte[]> given, Path file) {
        this.given = given;
        this.file = file;
    }

    static SealingKey read(Variables from, Path dataDir) {
        Optional<byte[]> given = from.text("SECRET_KEY").flatMap(SealingKey::decoded);
        if (from.text("SECRET_KEY").isPresent() && given.isEmpty()) {
            from.wrong("SECRET_KEY", "is not 32 bytes in base64; make one with: openssl rand -base64 32");
        }
        return new SealingKey(given, dataDir.resolve("secret.key"));
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
