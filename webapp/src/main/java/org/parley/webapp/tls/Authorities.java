package org.parley.webapp.tls;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManagerFactory;

/** The authorities whose certificates of mail servers are trusted: those of the Java platform, or those of a file. */
public final class Authorities {
    /** Those that the Java platform comes with. */
    public static final Authorities OF_JAVA = new Authorities(Optional.empty());

    private final Optional<SSLSocketFactory> sockets;

    private Authorities(Optional<SSLSocketFactory> sockets) {
        this.sockets = sockets;
    }

    /**
     * Only those of a file.
     *
     * @param pem one or more X.509 certificates (RFC 7468)
     * @throws IllegalArgumentException it cannot be read, or holds none
     */
    public static Authorities in(Path pem) {
        try (InputStream file = Files.newInputStream(pem)) {
            Collection<? extends Certificate> certificates =
                    CertificateFactory.getInstance("X.509").generateCertificates(file);
            if (certificates.isEmpty()) {
                throw new IllegalArgumentException("the file " + pem + " holds no certificate");
            }
            KeyStore trusted = KeyStore.getInstance(KeyStore.getDefaultType());
            trusted.load(null, null);
            int number = 0;
            for (Certificate certificate : certificates) {
                trusted.setCertificateEntry("authority " + number++, certificate);
            }
            TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            trust.init(trusted);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, trust.getTrustManagers(), null);
            return new Authorities(Optional.of(context.getSocketFactory()));
        } catch (IOException | GeneralSecurityException unreadable) {
            throw new IllegalArgumentException("the certificates in " + pem + " cannot be read", unreadable);
        }
    }

    /**
     * Makes mail sessions check certificates by these authorities, and that they are for the host that was asked for.
     *
     * @param protocols of Jakarta Mail, for instance smtp and smtps
     */
    public void check(Properties mail, List<String> protocols) {
        for (String protocol : protocols) {
            mail.setProperty("mail." + protocol + ".ssl.checkserveridentity", "true");
            sockets.ifPresent(factory -> mail.put("mail." + protocol + ".ssl.socketFactory", factory));
        }
    }

    /** What to tell the operator when a server's certificate was the reason of a failure. */
    public static Optional<String> complaint(Throwable failure, String host, int port) {
        for (Throwable at = failure; at != null; at = at.getCause()) {
            if (at instanceof SSLException) {
                return Optional.of(
                        "the certificate of " + host + ":" + port + " is not trusted, or no TLS is spoken there ("
                                + at.getMessage() + "); see notifications.authorities in parley.conf");
            }
        }
        return Optional.empty();
    }
}
