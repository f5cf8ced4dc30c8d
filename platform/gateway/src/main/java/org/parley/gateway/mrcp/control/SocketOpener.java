package org.parley.gateway.mrcp.control;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;

/** Opens connections to control channels. */
public interface SocketOpener {

    Socket open(InetSocketAddress address) throws IOException;

    /** Plain TCP. @param timeout to connect */
    static SocketOpener tcp(Duration timeout) {
        return address -> {
            Socket socket = new Socket();
            try {
                socket.setTcpNoDelay(true);
                socket.connect(address, (int) timeout.toMillis());
                return socket;
            } catch (IOException e) {
                socket.close();
                throw e;
            }
        };
    }

    /**
     * TLS 1.2 or 1.3.
     *
     * @param trust whose certificates are believed
     * @param host that the certificate must be for, whatever address is connected to
     * @param timeout to connect, and of each step of the handshake
     */
    static SocketOpener tls(SSLContext trust, String host, Duration timeout) {
        return address -> {
            Socket plain = tcp(timeout).open(address);
            try {
                plain.setSoTimeout((int) timeout.toMillis());
                SSLSocket socket =
                        (SSLSocket) trust.getSocketFactory().createSocket(plain, host, address.getPort(), true);
                SSLParameters parameters = socket.getSSLParameters();
                parameters.setEndpointIdentificationAlgorithm("HTTPS");
                parameters.setProtocols(new String[] {"TLSv1.3", "TLSv1.2"});
                socket.setSSLParameters(parameters);
                socket.startHandshake();
                socket.setSoTimeout(0);
                return socket;
            } catch (IOException | RuntimeException e) {
                plain.close();
                throw e;
            }
        };
    }
}
