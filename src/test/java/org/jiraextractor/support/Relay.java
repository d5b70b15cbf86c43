package org.jiraextractor.support;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/** A network between a client and the application that a test can cut: what is open ends at once, and nothing new is carried until it is mended. */
public final class Relay implements AutoCloseable {

    private final ServerSocket front;
    private final URI behind;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private boolean cut;
    private volatile boolean held;
    private final AtomicLong left = new AtomicLong(Long.MAX_VALUE);

    private Relay(URI behind) throws IOException {
        this.behind = behind;
        this.front = new ServerSocket(0, 50, InetAddress.getByName("127.0.0.1"));
        start(this::accept);
    }

    public static Relay to(URI behind) {
        try {
            return new Relay(behind);
        } catch (IOException noPort) {
            throw new UncheckedIOException(noPort);
        }
    }

    public URI baseUri() {
        return URI.create("http://127.0.0.1:" + front.getLocalPort());
    }

    public synchronized void cut() {
        cut = true;
        open.forEach(Relay::end);
        open.clear();
    }

    public synchronized void mend() {
        cut = false;
        held = false;
        left.set(Long.MAX_VALUE);
    }

    /** Takes connections and bytes, and carries none, until it is mended: those that came meanwhile are cut then. */
    public void hold() {
        held = true;
    }

    /** Cuts once, in the middle of an answer: after so many more bytes of answers. */
    public void cutAfter(long bytes) {
        left.set(bytes);
    }

    @Override
    public void close() throws IOException {
        front.close();
        cut();
    }

    private void accept() {
        while (!front.isClosed()) {
            try {
                carry(front.accept());
            } catch (IOException closedOrGone) {
                // the loop's condition tells which
            }
        }
    }

    private synchronized void carry(Socket client) throws IOException {
        open.add(client);
        if (cut) {
            end(client);
            return;
        }
        Socket server;
        try {
            server = new Socket(behind.getHost(), behind.getPort());
        } catch (IOException nobodyThere) {
            end(client);
            return;
        }
        open.add(server);
        start(() -> copy(client, server, new AtomicLong(Long.MAX_VALUE)));
        start(() -> copy(server, client, left));
    }

    private void copy(Socket from, Socket to, AtomicLong left) {
        try {
            byte[] buffer = new byte[8192];
            int got = from.getInputStream().read(buffer);
            while (got >= 0 && !held) {
                long rest = left.getAndUpdate(before -> before == Long.MAX_VALUE || before < 0 ? Long.MAX_VALUE : before);
                if (rest != Long.MAX_VALUE && left.addAndGet(-got) < 0) {
                    left.set(Long.MAX_VALUE);
                    to.getOutputStream().write(buffer, 0, (int) rest);
                    return;
                }
                to.getOutputStream().write(buffer, 0, got);
                got = from.getInputStream().read(buffer);
            }
            while (held) {
                LockSupport.parkNanos(20_000_000);
            }
        } catch (IOException cutOrGone) {
            // both ends are closed below, as a network does
        } finally {
            end(from);
            end(to);
            open.remove(from);
            open.remove(to);
        }
    }

    private static void end(Socket socket) {
        try {
            socket.close();
        } catch (IOException already) {
            throw new UncheckedIOException(already);
        }
    }

    private static void start(Runnable work) {
        Thread thread = new Thread(work, "relay");
        thread.setDaemon(true);
        thread.start();
    }
}
