package org.parley.gateway.sip.internal;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Arrays;
import java.util.List;
import java.util.Properties;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.parley.gateway.sip.SipTls;

/** Keys, protocols and cipher suites of SIP over TLS. */
final class TlsSockets {
    static final String[] PROTOCOLS = {"TLSv1.3", "TLSv1.2"};
    /** Named: the stack's own list holds suites without authentication. */
    private static final List<String> SUITES = List.of(
            "TLS_AES_256_GCM_SHA384",
            "TLS_AES_128_GCM_SHA256",
            "TLS_CHACHA20_POLY1305_SHA256",
            "TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384",
            "TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384",
            "TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256",
            "TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256");

    private static final String KEY_STORE = "org.parley.sip.tls.keystore";
    private static final String PASSWORD = "org.parley.sip.tls.password";

    private TlsSockets() {}

    static void into(Properties properties, SipTls tls) {
        properties.setProperty(KEY_STORE, tls.keyStore().toString());
        properties.setProperty(PASSWORD, tls.password());
        properties.setProperty("gov.nist.javax.sip.TLS_CLIENT_AUTH_TYPE", "Disabled");
    }

    static boolean wanted(Properties properties) {
        return properties.getProperty(KEY_STORE) != null;
    }

    /** @throws IOException the key store cannot be used */
    static SSLContext context(Properties properties) throws IOException {
        Path file = Path.of(properties.getProperty(KEY_STORE));
        char[] password = properties.getProperty(PASSWORD).toCharArray();
        try (InputStream in = Files.newInputStream(file)) {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(in, password);
            KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            keys.init(store, password);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(keys.getKeyManagers(), null, null);
            return context;
        } catch (GeneralSecurityException e) {
            throw new IOException("the key store " + file + " cannot be used: " + e.getMessage(), e);
        }
    }

    static String[] suites(SSLContext context) {
        List<String> known = Arrays.asList(context.getSupportedSSLParameters().getCipherSuites());
        return SUITES.stream().filter(known::contains).toArray(String[]::new);
    }
}
