package org.jiraextractor.storage.local;

import org.jiraextractor.storage.Disk;

import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;

/** The files below one folder, depth first; only one folder's entries a level are in memory. Links are neither followed nor shown. */
final class Folder {

    private record Entry(Path path, boolean folder, String order) {
    }

    private final Path folder;

    Folder(Path folder) {
        this.folder = folder;
    }

    /** In ascending order of their whole names: bytes of UTF-8 sort as code points do. */
    void eachFile(Consumer<Path> file, Path root) {
        for (Entry entry : entries(root)) {
            if (entry.folder()) {
                new Folder(entry.path()).eachFile(file, root);
            } else {
                file.accept(entry.path());
            }
        }
    }

    /** Files may come and go while this runs; a folder into which something came stays. */
    void delete() throws IOException {
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder)) {
            for (Path entry : entries) {
                if (Files.isDirectory(entry, LinkOption.NOFOLLOW_LINKS)) {
                    new Folder(entry).delete();
                } else {
                    Files.deleteIfExists(entry);
                }
            }
        } catch (NoSuchFileException | NotDirectoryException nothingThere) {
            return;
        }
        deleteIfEmpty();
    }

    /** @return whether there is nothing of this name any more */
    boolean deleteIfEmpty() throws IOException {
        try {
            // an object may have the name that somebody took for a folder's
            if (Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
                Files.deleteIfExists(folder);
            }
            return Files.notExists(folder, LinkOption.NOFOLLOW_LINKS);
        } catch (DirectoryNotEmptyException inUse) {
            return false;
        }
    }

    private List<Entry> entries(Path root) {
        List<Entry> entries = new ArrayList<>();
        try (DirectoryStream<Path> all = Files.newDirectoryStream(folder)) {
            for (Path path : all) {
                boolean isFolder = Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS);
                if (isFolder || Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS)) {
                    entries.add(new Entry(path, isFolder, isFolder ? bytes(path) + '/' : bytes(path)));
                }
            }
        } catch (NoSuchFileException | NotDirectoryException nothingThere) {
            return List.of();
        } catch (DirectoryIteratorException broken) {
            throw Disk.refusal(broken.getCause(), root);
        } catch (IOException broken) {
            throw Disk.refusal(broken, root);
        }
        entries.sort(Comparator.comparing(Entry::order));
        return entries;
    }

    /** A file's name, a char a byte. */
    private static String bytes(Path path) {
        String uri = path.toUri().getRawPath();
        String bare = uri.endsWith("/") ? uri.substring(0, uri.length() - 1) : uri;
        return URLDecoder.decode(bare.substring(bare.lastIndexOf('/') + 1).replace("+", "%2B"), StandardCharsets.ISO_8859_1);
    }
}
