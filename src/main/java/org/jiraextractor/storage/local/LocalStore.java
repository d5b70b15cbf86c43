package org.jiraextractor.storage.local;

import org.jiraextractor.storage.Disk;
import org.jiraextractor.storage.ObjectName;
import org.jiraextractor.storage.ObjectStore;
import org.jiraextractor.storage.StoredObject;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.OptionalLong;
import java.util.function.Consumer;

/**
 * Objects as files, each under its own name below a root. An object is written to a file in {@code .incoming} beside them, synced, and renamed
 * into place; then the folder is synced, so that after a power cut it is there whole or not at all. Empty folders are taken away with their
 * last object. Names are kept as UTF-8 bytes whatever the machine's locale is. Symbolic links below the root are not followed.
 */
public final class LocalStore implements ObjectStore, AutoCloseable {

    public static final String SCHEME = "local";

    private final Names names;
    private final Incoming incoming;

    /** @throws org.jiraextractor.words.Refusal {@code storage_unavailable} where the root cannot be made or written */
    public LocalStore(Path root) {
        try {
            Files.createDirectories(root);
            this.names = new Names(root.toRealPath());
            this.incoming = new Incoming(names.root());
        } catch (IOException unusable) {
            throw Disk.refusal(unusable, root);
        }
    }

    /** For tests: another way in. */
    LocalStore(Path root, Incoming incoming) {
        this.names = new Names(root);
        this.incoming = incoming;
    }

    @Override
    public String scheme() {
        return SCHEME;
    }

    @Override
    public StoredObject put(String name, String mediaType, long expected, Body body) throws IOException {
        Path target = names.path(name);
        if (Files.isDirectory(target, LinkOption.NOFOLLOW_LINKS)) {
            throw new IllegalArgumentException(name + " is the beginning of other names");
        }
        try (Arrival arrival = incoming.open()) {
            body.writeTo(arrival);
            arrival.moveTo(target, names.root());
            return new StoredObject(SCHEME + ":" + name, mediaType, arrival.sha256(), arrival.size());
        }
    }

    @Override
    public InputStream read(String name) throws IOException {
        return Channels.newInputStream(channel(name));
    }

    @Override
    public InputStream read(String name, long offset, long length) throws IOException {
        if (offset < 0 || length < 0) {
            throw new IllegalArgumentException("no range: " + offset + ", " + length);
        }
        FileChannel channel = channel(name);
        try {
            return new Range(channel.position(offset), length);
        } catch (IOException | RuntimeException broken) {
            channel.close();
            throw broken;
        }
    }

    @Override
    public OptionalLong size(String name) throws IOException {
        Path path = names.path(name);
        try {
            BasicFileAttributes file = Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
            return file.isRegularFile() ? OptionalLong.of(file.size()) : OptionalLong.empty();
        } catch (IOException failed) {
            if (isAbsence(failed, path)) {
                return OptionalLong.empty();
            }
            throw Disk.refusal(failed, names.root());
        }
    }

    @Override
    public void delete(String name) throws IOException {
        Path path = names.path(name);
        try {
            if (Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS)) {
                Files.deleteIfExists(path);
            }
            deleteEmpty(path.getParent());
        } catch (IOException failed) {
            throw Disk.refusal(failed, names.root());
        }
    }

    @Override
    public void deleteBelow(String prefix) throws IOException {
        Path folder = names.path(prefix);
        try {
            new Folder(folder).delete();
            deleteEmpty(folder.getParent());
        } catch (IOException failed) {
            throw Disk.refusal(failed, names.root());
        }
    }

    @Override
    public void list(String prefix, Consumer<String> name) throws IOException {
        new Folder(names.path(prefix)).eachFile(file -> name.accept(names.name(file)), names.root());
    }

    @Override
    public void survey(String prefix, Consumer<Found> object) throws IOException {
        new Folder(names.path(prefix)).eachFile(file -> {
            try {
                BasicFileAttributes about = Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
                object.accept(new Found(names.name(file), about.size(), about.lastModifiedTime().toInstant()));
            } catch (NoSuchFileException deletedMeanwhile) {
                return;
            } catch (IOException failed) {
                throw Disk.refusal(failed, names.root());
            }
        }, names.root());
    }

    @Override
    public void check() {
        if (!Files.isWritable(names.root())) {
            throw Disk.refusal(new NotDirectoryException(names.root().toString()), names.root());
        }
        Disk.of(names.root()).requireRoom();
    }

    /** Lets go of this instance's part of the incoming area; the store must not be used any more. */
    @Override
    public void close() throws IOException {
        incoming.close();
    }

    private FileChannel channel(String name) throws IOException {
        Path path = names.path(name);
        try {
            if (!Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS).isRegularFile()) {
                throw new NoSuchFileException(name);
            }
            return FileChannel.open(path, StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS);
        } catch (IOException failed) {
            if (isAbsence(failed, path)) {
                throw (IOException) new FileNotFoundException("no object " + name).initCause(failed);
            }
            throw Disk.refusal(failed, names.root());
        }
    }

    /** A missing file, or an object where the name has a folder: the system says the latter in its own language only. */
    private boolean isAbsence(IOException failed, Path path) {
        boolean below = false;
        for (Path step = path.getParent(); !below && !step.equals(names.root()); step = step.getParent()) {
            below = Files.isRegularFile(step, LinkOption.NOFOLLOW_LINKS);
        }
        return below || failed instanceof NoSuchFileException;
    }

    private void deleteEmpty(Path from) throws IOException {
        Path folder = from;
        while (!folder.equals(names.root()) && new Folder(folder).deleteIfEmpty()) {
            folder = folder.getParent();
        }
    }
}
