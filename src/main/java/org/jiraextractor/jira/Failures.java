package org.jiraextractor.jira;

import org.jiraextractor.words.Code;

import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLPeerUnverifiedException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.PortUnreachableException;
import java.net.UnknownHostException;

/** What it means for people that no answer, or only half of one, came. */
final class Failures {

    private Failures() {
    }

    /** @param host as shown to people */
    static JiraRefusal refusal(IOException failure, String host, boolean proxied) {
        JiraRefusal refusal = sorted(failure, host, proxied);
        refusal.because(failure);
        return refusal;
    }

    /** Whether the same call would fail the same way. */
    static boolean forGood(IOException failure) {
        return blocked(failure) || failure instanceof SSLHandshakeException || failure instanceof SSLPeerUnverifiedException;
    }

    private static JiraRefusal sorted(IOException failure, String host, boolean proxied) {
        String said = String.valueOf(failure.getMessage());
        if (blocked(failure)) {
            return new JiraRefusal(Code.BLOCKED_ADDRESS, 0, "jira.blocked_address", host);
        }
        boolean unreachable = failure instanceof UnknownHostException || failure instanceof ConnectException || failure instanceof NoRouteToHostException
                || failure instanceof PortUnreachableException;
        if (proxied && (unreachable || said.contains("CONNECT") || said.contains("proxy"))) {
            return new JiraRefusal(Code.PROXY_FAILED, 0, "jira.proxy_failed", host);
        }
        if (unreachable) {
            return new JiraRefusal(Code.UNREACHABLE_HOST, 0, failure instanceof UnknownHostException ? "jira.unknown_host" : "jira.unreachable_host", host);
        }
        if (failure instanceof SSLException) {
            return new JiraRefusal(Code.TLS_FAILED, 0, "jira.tls_failed", host);
        }
        if (failure instanceof InterruptedIOException) {
            return said.contains("connect") || said.contains("Connect")
                    ? new JiraRefusal(Code.UNREACHABLE_HOST, 0, "jira.unreachable_host", host)
                    : new JiraRefusal(Code.UPSTREAM_TIMEOUT, 0, "jira.upstream_timeout", host);
        }
        return new JiraRefusal(Code.UPSTREAM_ERROR, 0, "jira.cut", host);
    }

    private static boolean blocked(Throwable failure) {
        return failure instanceof BlockedAddress || failure.getCause() != null && failure.getCause() != failure && blocked(failure.getCause());
    }
}
