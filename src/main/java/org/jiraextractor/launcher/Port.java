package org.jiraextractor.launcher;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import org.jiraextractor.config.Http;

/** Ports of this machine, tried before a server is started on them: a server's own complaint would come late and long. */
final class Port {

    private Port() {
    }

    static void mustBeFree(Http http) {
        try (ServerSocket trial = new ServerSocket()) {
            trial.setReuseAddress(true);
            trial.bind(new InetSocketAddress(http.address(), http.port()));
        } catch (IOException refused) {
            String where = "Port " + http.port() + " of " + http.address().getHostAddress();
            String why = String.valueOf(refused.getMessage());
            if (why.contains("in use")) {
                throw new CannotStart(where + " is in use by another program; stop that one or set JIRA_EXTRACTOR_HTTP_PORT.", refused);
            }
            if (why.contains("assign")) {
                throw new CannotStart(http.address().getHostAddress() + " is no address of this machine; set JIRA_EXTRACTOR_HTTP_ADDRESS.", refused);
            }
            throw new CannotStart(where + " cannot be opened (" + why + "); set JIRA_EXTRACTOR_HTTP_PORT.", refused);
        }
    }

    /** A port of loopback that was free a moment ago. */
    static int anyFree() throws IOException {
        try (ServerSocket trial = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            return trial.getLocalPort();
        }
    }
}
