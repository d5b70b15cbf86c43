package org.jiraextractor.extraction;

import org.jiraextractor.storage.ObjectStore;
import org.jiraextractor.storage.StoredObject;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.Consumer;

/** Objects in memory. */
final class MemoryStore implements ObjectStore {

    final Map<String, byte[]> objects = new ConcurrentSkipListMap<>();

    @Override
    public String scheme() {
        return "memory";
    }

    @Override
    public StoredObject put(String name, String mediaType, long expected, Body body) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        body.writeTo(out);
        objects.put(name, out.toByteArray());
        return new StoredObject("memory:" + name, mediaType, sha256(out.toByteArray()), out.size());
    }

    static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    @Override
    public InputStream read(String name) throws IOException {
        if (!objects.containsKey(name)) {
            throw new FileNotFoundException(name);
        }
        return new ByteArrayInputStream(objects.get(name));
    }

    @Override
    public InputStream read(String name, long offset, long length) throws IOException {
        byte[] all = read(name).readAllBytes();
        return new ByteArrayInputStream(Arrays.copyOfRange(all, (int) Math.min(all.length, offset), (int) Math.min(all.length, offset + length)));
    }

    @Override
    public OptionalLong size(String name) {
        return objects.containsKey(name) ? OptionalLong.of(objects.get(name).length) : OptionalLong.empty();
    }

    @Override
    public void delete(String name) {
        objects.remove(name);
    }

    @Override
    public void deleteBelow(String prefix) {
        objects.keySet().removeIf(name -> name.startsWith(prefix + "/"));
    }

    @Override
    public void list(String prefix, Consumer<String> name) {
        objects.keySet().stream().filter(one -> one.startsWith(prefix + "/")).forEach(name);
    }

    @Override
    public void survey(String prefix, Consumer<Found> object) {
        list(prefix, name -> object.accept(new Found(name, objects.get(name).length, Instant.EPOCH)));
    }

    @Override
    public void check() {
        // memory is always there
    }
}
