package org.jiraextractor.crypto;

import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;

/** Whom to believe who they are: the JDK's certificates and those of a company, both. */
public record Trust(SSLSocketFactory sockets, X509TrustManager certificates) {

    /** @param bundle certificates in PEM; it was readable when the settings were checked */
    public static Trust with(Path bundle) {
        try (InputStream pem = Files.newInputStream(bundle)) {
            KeyStore anchors = KeyStore.getInstance(KeyStore.getDefaultType());
            anchors.load(null, null);
            int number = 0;
            for (Certificate usual : manager(null).getAcceptedIssuers()) {
                anchors.setCertificateEntry("jdk-" + number++, usual);
            }
            for (Certificate own : CertificateFactory.getInstance("X.509").generateCertificates(pem)) {
                anchors.setCertificateEntry("own-" + number++, own);
            }
            X509TrustManager all = manager(anchors);
            SSLContext tls = SSLContext.getInstance("TLS");
            tls.init(null, new TrustManager[] {all}, null);
            return new Trust(tls.getSocketFactory(), all);
        } catch (IOException | GeneralSecurityException unreadable) {
            throw new IllegalStateException("The certificates in " + bundle + " cannot be read as PEM", unreadable);
        }
    }

    private static X509TrustManager manager(KeyStore anchors) throws GeneralSecurityException {
        TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(anchors);
        return (X509TrustManager) factory.getTrustManagers()[0];
    }
}
