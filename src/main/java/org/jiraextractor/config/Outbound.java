package org.jiraextractor.config;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.time.Duration;
import java.util.Optional;

/**
 * The way out, towards Jira.
 *
 * @param allowLoopback may a connection point at this machine
 * @param caBundle      certificates (PEM) that are trusted besides the JDK's own; it was readable when it was checked
 * @param httpProxy     scheme, host and port of the proxy for every call to Jira
 * @param silence       how long a Jira may say nothing in the midst of a call
 * @param tries         how often a job makes a call that fails, in all
 */
public record Outbound(boolean allowLoopback, Optional<Path> caBundle, Optional<URI> httpProxy, Duration silence, int tries) {

    static Outbound read(Variables from) {
        return new Outbound(from.flag("ALLOW_LOOPBACK", false), from.path("CA_BUNDLE").filter(file -> holdsCertificates(from, file)), proxy(from),
                Duration.ofSeconds(from.number("JIRA_TIMEOUT", 60, 1, 600)), from.number("JIRA_TRIES", 8, 2, 20));
    }

    private static Optional<URI> proxy(Variables from) {
        Optional<URI> proxy = from.origin("HTTP_PROXY", "http://proxy.example.org:3128");
        if (proxy.isPresent() && proxy.get().getPort() < 1) {
            from.wrong("HTTP_PROXY", "names no port; allowed is a host and a port, like http://proxy.example.org:3128");
        }
        return proxy;
    }

    private static boolean holdsCertificates(Variables from, Path file) {
        try (InputStream pem = Files.newInputStream(file)) {
            if (!CertificateFactory.getInstance("X.509").generateCertificates(pem).isEmpty()) {
                return true;
            }
            from.wrong("CA_BUNDLE", "names " + file + ", which holds no certificate; allowed is a file of certificates in PEM");
        } catch (IOException unreadable) {
            from.wrong("CA_BUNDLE", "names " + file + ", which cannot be read; allowed is a file of certificates in PEM");
        } catch (CertificateException broken) {
            from.wrong("CA_BUNDLE", "names " + file + ", which is no list of certificates; allowed is a file of certificates in PEM");
        }
        return false;
    }
}
