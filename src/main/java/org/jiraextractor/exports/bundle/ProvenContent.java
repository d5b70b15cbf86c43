package org.jiraextractor.exports.bundle;

import org.jiraextractor.storage.ObjectStore;
import org.jiraextractor.words.Code;
import org.jiraextractor.words.Refusal;

import java.io.FileNotFoundException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** A waiting file's bytes, which at their end must have been those that were promised: nothing damaged goes into an export unseen. */
final class ProvenContent extends FilterInputStream {

    private final Waiting file;
    private final MessageDigest sha256;
    private boolean proven;

    private ProvenContent(Waiting file, InputStream in, MessageDigest sha256) {
        super(new DigestInputStream(in, sha256));
        this.file = file;
        this.sha256 = sha256;
    }

    static InputStream open(ObjectStore store, Waiting file) throws IOException {
        try {
            return new ProvenContent(file, file.open(store), MessageDigest.getInstance("SHA-256"));
        } catch (FileNotFoundException gone) {
            throw damaged(file).because(gone);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] b, int offset, int length) throws IOException {
        int got = in.read(b, offset, length);
        if (got < 0 && !proven) {
            proven = HexFormat.of().formatHex(sha256.digest()).equals(file.sha256());
            if (!proven) {
                throw damaged(file);
            }
        }
        return got;
    }

    @Override
    public long skip(long n) {
        throw new UnsupportedOperationException("every byte counts");
    }

    private static Refusal damaged(Waiting file) {
        return new Refusal(Code.INTERNAL, "storage.damaged", file.path());
    }
}
