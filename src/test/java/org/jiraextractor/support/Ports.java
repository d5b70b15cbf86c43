package org.jiraextractor.support;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Ports of loopback for servers that open them later than they are chosen, or close and open them again. Nobody else is given one meanwhile: they lie below those that systems hand out by
 * themselves, and a file that is locked as long as this JVM lives keeps the tests of other JVMs away from it.
 */
public final class Ports {

    private static final int FIRST = 20_000;
    private static final int LAST = 32_000;

    /** What holds them, kept from being collected. */
    private static final List<FileChannel> HELD = new ArrayList<>();

    private Ports() {
    }

    /** One that no other call of this returns, in any JVM, as long as this one lives. */
    public static synchronized int one() {
        for (int tries = 0; tries < 1_000; tries++) {
            int port = ThreadLocalRandom.current().nextInt(FIRST, LAST);
            try {
                if (held(port) && free(port)) {
                    return port;
                }
            } catch (IOException failed) {
                throw new UncheckedIOException(failed);
            }
        }
        throw new IllegalStateException("of the ports " + FIRST + " to " + LAST + " none is free");
    }

    private static boolean held(int port) throws IOException {
        Path folder = Files.createDirectories(Path.of("target/ports"));
        FileChannel channel = FileChannel.open(folder.resolve(Integer.toString(port)), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            if (channel.tryLock() != null) {
                HELD.add(channel);
                return true;
            }
        } catch (OverlappingFileLockException ours) {
            // of an earlier call
        }
        channel.close();
        return false;
    }

    private static boolean free(int port) {
        try (ServerSocket trial = new ServerSocket()) {
            trial.setReuseAddress(true);
            trial.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            return true;
        } catch (IOException taken) {
            return false;
        }
    }
}
