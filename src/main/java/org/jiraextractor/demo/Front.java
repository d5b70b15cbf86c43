package org.jiraextractor.demo;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Stands before a host and carries bytes both ways, so that a connection can be reset: the JDK's own server only ever closes one. Thread-safe. */
final class Front implements AutoCloseable {

    private static final int WAITING_CONNECTIONS = 100;
    private static final int AT_ONCE = 64 << 10;

    private record Line(Socket client, Socket host) {
        void end() {
            quietly(client);
            quietly(host);
        }
    }

    private final ServerSocket door;
    private final InetSocketAddress host;
    /** By the port from which the host is called. */
    private final Map<Integer, Line> lines = new ConcurrentHashMap<>();

    /** @param port 0 for a free one */
    Front(int port, InetSocketAddress host) throws IOException {
        this.host = host;
        this.door = new ServerSocket(port, WAITING_CONNECTIONS, InetAddress.getByName("127.0.0.1"));
        work(this::accept);
    }

    int port() {
        return door.getLocalPort();
    }

    /** Ends a connection as a host that knows nothing of it does. @param port from which the host is called by it */
    void reset(int port) {
        Line line = lines.get(port);
        if (line != null) {
            try {
                // nothing is waited for, nothing is said but RST
                line.client.setSoLinger(true, 0);
            } catch (IOException gone) {
                // then it is closed already
            }
            line.end();
        }
    }

    @Override
    public void close() {
        try {
            door.close();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        lines.values().forEach(Line::end);
    }

    private void accept() {
        while (!door.isClosed()) {
            try {
                carry(door.accept());
            } catch (IOException closedOrGone) {
                // the loop's condition tells which
            }
        }
    }

    private void carry(Socket client) throws IOException {
        Socket behind;
        try {
            behind = new Socket(host.getAddress(), host.getPort());
        } catch (IOException nobodyThere) {
            client.close();
            throw nobodyThere;
        }
        client.setTcpNoDelay(true);
        behind.setTcpNoDelay(true);
        Line line = new Line(client, behind);
        lines.put(behind.getLocalPort(), line);
        work(() -> copy(line, client, behind));
        work(() -> copy(line, behind, client));
    }

    private void copy(Line line, Socket from, Socket to) {
        try {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            byte[] some = new byte[AT_ONCE];
            for (int got = in.read(some); got >= 0; got = in.read(some)) {
                out.write(some, 0, got);
            }
        } catch (IOException gone) {
            // one end is gone, so the other goes
        } finally {
            lines.values().remove(line);
            line.end();
        }
    }

    private static void work(Runnable work) {
        Thread thread = new Thread(work, "demo-jira-front");
        thread.setDaemon(true);
        thread.start();
    }

    private static void quietly(Socket socket) {
        try {
            socket.close();
        } catch (IOException already) {
            // it is as closed as it can be
        }
    }
}
