package org.parley.gateway.sip;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;

/** Sends and receives SIP messages from one local port. */
public abstract class Wire implements AutoCloseable {
    final BlockingQueue<Message> received = new LinkedBlockingQueue<>();

    /** Where the far side's requests reach us. */
    public abstract InetSocketAddress local();

    public abstract void send(String message);

    public abstract String transport();

    @Override
    public abstract void close();

    public static Wire udp(InetSocketAddress server) {
        return new Udp(server);
    }

    public static Wire tcp(InetSocketAddress server) {
        return new Tcp(server);
    }

    static void background(String name, Runnable work) {
        Thread thread = new Thread(work, name);
        thread.setDaemon(true);
        thread.start();
    }

    private static final class Udp extends Wire {
        private final DatagramSocket socket;
        private final InetSocketAddress server;

        Udp(InetSocketAddress server) {
            this.server = server;
            try {
                socket = new DatagramSocket(0, InetAddress.getLoopbackAddress());
            } catch (IOException e) {
                throw new AssertionError(e);
            }
            background("udp", this::read);
        }

        private void read() {
            byte[] buffer = new byte[65535];
            while (!socket.isClosed()) {
                DatagramPacket packet = new DatagramPacket(buffer, buffer.length);
                try {
                    socket.receive(packet);
                    received.add(new Message(new String(buffer, 0, packet.getLength(), StandardCharsets.UTF_8)));
                } catch (IOException e) {
                    return;
                }
            }
        }

        @Override
        public InetSocketAddress local() {
            return (InetSocketAddress) socket.getLocalSocketAddress();
        }

        @Override
        public void send(String message) {
            byte[] bytes = message.getBytes(StandardCharsets.UTF_8);
            try {
                socket.send(new DatagramPacket(bytes, bytes.length, server));
            } catch (IOException e) {
                throw new AssertionError(e);
            }
        }

        @Override
        public String transport() {
            return "UDP";
        }

        @Override
        public void close() {
            socket.close();
        }
    }

    /** A connection to the server, and a listener for connections from it, as a telephone has. */
    private static final class Tcp extends Wire {
        private final Socket socket;
        private final ServerSocket listener;
        private final List<Socket> accepted = new CopyOnWriteArrayList<>();

        Tcp(InetSocketAddress server) {
            try {
                socket = new Socket(server.getAddress(), server.getPort());
                socket.setTcpNoDelay(true);
                listener = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
            } catch (IOException e) {
                throw new AssertionError(e);
            }
            background("tcp", () -> read(socket));
            background("tcp-accept", this::accept);
        }

        private void accept() {
            while (true) {
                try {
                    Socket from = listener.accept();
                    accepted.add(from);
                    background("tcp-in", () -> read(from));
                } catch (IOException e) {
                    return;
                }
            }
        }

        private void read(Socket from) {
            try (InputStream in = from.getInputStream()) {
                while (true) {
                    ByteArrayOutputStream head = new ByteArrayOutputStream();
                    while (!head.toString(StandardCharsets.UTF_8).endsWith("\r\n\r\n")) {
                        int next = in.read();
                        if (next < 0) {
                            return;
                        }
                        head.write(next);
                    }
                    Message message = new Message(head.toString(StandardCharsets.UTF_8));
                    int length = Integer.parseInt("0" + message.header("Content-Length"));
                    received.add(
                            new Message(message.text() + new String(in.readNBytes(length), StandardCharsets.UTF_8)));
                }
            } catch (IOException e) {
                received.add(new Message("CLOSED tcp SIP/2.0\r\n\r\n"));
            }
        }

        @Override
        public InetSocketAddress local() {
            return (InetSocketAddress) listener.getLocalSocketAddress();
        }

        @Override
        public void send(String message) {
            try {
                socket.getOutputStream().write(message.getBytes(StandardCharsets.UTF_8));
            } catch (IOException e) {
                throw new AssertionError(e);
            }
        }

        @Override
        public String transport() {
            return "TCP";
        }

        @Override
        public void close() {
            try {
                socket.close();
                listener.close();
                for (Socket from : accepted) {
                    from.close();
                }
            } catch (IOException e) {
                throw new AssertionError(e);
            }
        }
    }
}
