package org.parley.tests.mrcp;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.SSLContext;
import org.parley.gateway.mrcp.message.MessagePrinter;
import org.parley.gateway.mrcp.message.MessageReader;
import org.parley.gateway.mrcp.message.MrcpEvent;
import org.parley.gateway.mrcp.message.MrcpHeaders;
import org.parley.gateway.mrcp.message.MrcpMessage;
import org.parley.gateway.mrcp.message.MrcpRequest;
import org.parley.gateway.mrcp.message.MrcpResponse;
import org.parley.gateway.mrcp.message.RequestState;

/** Where control channels are connected to. */
final class ControlServer implements AutoCloseable {
    private final SpeechServer server;
    private final ServerSocket listener;
    private final List<Socket> open = new CopyOnWriteArrayList<>();
    private final AtomicInteger accepted = new AtomicInteger();

    ControlServer(SpeechServer server, Optional<SSLContext> tls) throws IOException {
        this.server = server;
        InetAddress loopback = InetAddress.getByName("127.0.0.1");
        listener = tls.isPresent()
                ? tls.get().getServerSocketFactory().createServerSocket(0, 50, loopback)
                : new ServerSocket(0, 50, loopback);
        start(this::accept);
    }

    private static void start(Runnable work) {
        Thread thread = new Thread(work, "speech-server-control");
        thread.setDaemon(true);
        thread.start();
    }

    int port() {
        return listener.getLocalPort();
    }

    int open() {
        return open.size();
    }

    int accepted() {
        return accepted.get();
    }

    private void accept() {
        while (!listener.isClosed()) {
            try {
                Socket socket = listener.accept();
                socket.setTcpNoDelay(true);
                accepted.incrementAndGet();
                open.add(socket);
                start(() -> read(socket));
            } catch (IOException over) {
                continue;
            }
        }
    }

    private void read(Socket socket) {
        MessageReader reader = new MessageReader();
        byte[] buffer = new byte[4096];
        Writer writer = new Writer(socket);
        try {
            for (int count = socket.getInputStream().read(buffer);
                    count >= 0;
                    count = socket.getInputStream().read(buffer)) {
                reader.add(buffer, count);
                for (var message = reader.next(); message.isPresent(); message = reader.next()) {
                    server.received((MrcpRequest) message.get(), writer);
                }
            }
        } catch (IOException gone) {
            // as when it is closed
        } finally {
            open.remove(socket);
        }
    }

    /** The way back on a connection. */
    final class Writer {
        private final Socket socket;

        Writer(Socket socket) {
            this.socket = socket;
        }

        void respond(MrcpRequest request, int status, String state, MrcpHeaders headers) throws IOException {
            respond(request, status, state, headers, new byte[0]);
        }

        void respond(MrcpRequest request, int status, String state, MrcpHeaders headers, byte[] body)
                throws IOException {
            send(new MrcpResponse(request.requestId(), status, state(state), with(request.channel(), headers), body));
        }

        void event(String name, MrcpRequest request, String state, MrcpHeaders headers, byte[] body)
                throws IOException {
            send(new MrcpEvent(name, request.requestId(), state(state), with(request.channel(), headers), body));
        }

        private static RequestState state(String token) {
            return RequestState.valueOf(token.replace('-', '_'));
        }

        private static MrcpHeaders with(String channel, MrcpHeaders headers) {
            MrcpHeaders all = MrcpHeaders.of("Channel-Identifier", channel);
            for (MrcpHeaders.Field field : headers.fields()) {
                all = all.with(field.name(), field.value());
            }
            return all;
        }

        private synchronized void send(MrcpMessage message) throws IOException {
            byte[] octets = MessagePrinter.print(message);
            if (server.is(Fault.WRONG_LENGTHS)) {
                String text = new String(octets, StandardCharsets.UTF_8);
                octets = text.replaceFirst("MRCP/2.0 \\d+", "MRCP/2.0 " + (octets.length - 7))
                        .getBytes(StandardCharsets.UTF_8);
            }
            if (server.is(Fault.CLOSES)) {
                socket.getOutputStream().write(Arrays.copyOf(octets, octets.length / 2));
                socket.close();
            } else if (server.is(Fault.SPLITS)) {
                for (byte octet : octets) {
                    socket.getOutputStream().write(octet);
                    socket.getOutputStream().flush();
                }
            } else {
                socket.getOutputStream().write(octets);
            }
        }
    }

    void drop() {
        for (Socket socket : open) {
            try {
                socket.close();
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
        }
        open.clear();
    }

    @Override
    public void close() throws IOException {
        listener.close();
        drop();
    }
}
