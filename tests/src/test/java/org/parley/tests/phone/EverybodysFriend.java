package org.parley.tests.phone;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;

/** TLS to a server whose certificate nobody signed. */
final class EverybodysFriend implements X509TrustManager {

    static Socket socket(InetSocketAddress server) throws IOException {
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, new TrustManager[] {new EverybodysFriend()}, null);
            SSLSocket socket =
                    (SSLSocket) context.getSocketFactory().createSocket(server.getAddress(), server.getPort());
            socket.startHandshake();
            return socket;
        } catch (GeneralSecurityException e) {
            throw new IOException("No TLS", e);
        }
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type) {
        // a friend of everybody
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type) {
        // a friend of everybody
    }

    @Override
    public X509Certificate[] getAcceptedIssuers() {
        return new X509Certificate[0];
    }
}
