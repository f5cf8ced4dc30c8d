package org.parley.gateway.sip.internal;

import gov.nist.core.net.NetworkLayer;
import gov.nist.javax.sip.SipStackImpl;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLSocket;

/**
 * The stack's sockets. TCP without Nagle's delay (else each message waits for the other side's acknowledgement) and with
 * a read timeout, on which the stack closes an idle connection; UDP behind {@link CheckedDatagramSocket}.
 */
public final class SignallingSockets implements NetworkLayer {
    private static final int IDLE_MILLIS = 30 * 60 * 1000;
    private static final int CONNECT_MILLIS = 5_000;

    /** Connections that others opened and nobody has closed. */
    private final Set<Socket> accepted = ConcurrentHashMap.newKeySet();

    private volatile SSLContext tls;

    @Override
    public DatagramSocket createDatagramSocket() throws SocketException {
        return new DatagramSocket();
    }

    @Override
    public DatagramSocket createDatagramSocket(int port, InetAddress address) throws SocketException {
        return new CheckedDatagramSocket(new InetSocketAddress(address, port));
    }

    @Override
    public ServerSocket createServerSocket(int port, int backlog, InetAddress address) throws IOException {
        return new ServerSocket(port, Math.max(backlog, 256), address) {
            @Override
            public Socket accept() throws IOException {
                return remembered(tuned(super.accept()));
            }
        };
    }

    private Socket remembered(Socket socket) {
        accepted.removeIf(Socket::isClosed);
        accepted.add(socket);
        return socket;
    }

    /** The connection that somebody opened from there. */
    Optional<Socket> accepted(String host, int port) {
        return accepted.stream()
                .filter(socket -> !socket.isClosed() && socket.getPort() == port)
                .filter(socket -> socket.getInetAddress().getHostAddress().equals(host))
                .findFirst();
    }

    @Override
    public Socket createSocket(InetAddress address, int port) throws IOException {
        return createSocket(address, port, null);
    }

    @Override
    public Socket createSocket(InetAddress address, int port, InetAddress from) throws IOException {
        Socket socket = new Socket();
        try {
            if (from != null) {
                socket.bind(new InetSocketAddress(from, 0));
            }
            socket.connect(new InetSocketAddress(address, port), CONNECT_MILLIS);
            return tuned(socket);
        } catch (IOException e) {
            socket.close();
            throw e;
        }
    }

    @Override
    public Socket createSocket(InetAddress address, int port, InetAddress from, int fromPort) throws IOException {
        return createSocket(address, port, from);
    }

    private static Socket tuned(Socket socket) throws IOException {
        socket.setTcpNoDelay(true);
        socket.setSoTimeout(IDLE_MILLIS);
        return socket;
    }

    @Override
    public SSLServerSocket createSSLServerSocket(int port, int backlog, InetAddress address) throws IOException {
        return (SSLServerSocket)
                tls().getServerSocketFactory().createServerSocket(port, Math.max(backlog, 256), address);
    }

    @Override
    public SSLSocket createSSLSocket(InetAddress address, int port) throws IOException {
        return createSSLSocket(address, port, null);
    }

    @Override
    public SSLSocket createSSLSocket(InetAddress address, int port, InetAddress from) throws IOException {
        Socket plain = createSocket(address, port, from);
        return (SSLSocket) tls().getSocketFactory().createSocket(plain, address.getHostAddress(), port, true);
    }

    private SSLContext tls() throws IOException {
        if (tls == null) {
            throw new IOException("SIP over TLS needs a key store");
        }
        return tls;
    }

    @Override
    public void setSipStack(SipStackImpl stack) {
        if (TlsSockets.wanted(stack.getConfigurationProperties())) {
            try {
                tls = TlsSockets.context(stack.getConfigurationProperties());
                stack.setEnabledProtocols(TlsSockets.PROTOCOLS);
                stack.setEnabledCipherSuites(TlsSockets.suites(tls));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
