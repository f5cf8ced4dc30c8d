package org.parley.webapp.notification;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A mail server of a few lines (RFC 5321) that misbehaves as told. */
final class ScriptedSmtp implements AutoCloseable {
    private final ServerSocket socket;
    private final List<String> mails = new CopyOnWriteArrayList<>();
    private final int recipientAnswer;
    private final Thread thread;
    private boolean losesAnswer;
    private volatile Socket client;

    private ScriptedSmtp(int port, int recipientAnswer, boolean losesAnswer) throws IOException {
        socket = new ServerSocket(port, 50, InetAddress.getLoopbackAddress());
        this.recipientAnswer = recipientAnswer;
        this.losesAnswer = losesAnswer;
        thread = new Thread(this::serve, "scripted-smtp");
        thread.setDaemon(true);
        thread.start();
    }

    static ScriptedSmtp taking(int port) throws IOException {
        return new ScriptedSmtp(port, 250, false);
    }

    static ScriptedSmtp refusingRecipients(int port, int status) throws IOException {
        return new ScriptedSmtp(port, status, false);
    }

    /** The first e-mail is taken, but the connection breaks before it can say so. */
    static ScriptedSmtp losingTheFirstAnswer(int port) throws IOException {
        return new ScriptedSmtp(port, 250, true);
    }

    List<String> mails() {
        return mails;
    }

    private void serve() {
        while (!socket.isClosed()) {
            try (Socket accepted = socket.accept()) {
                client = accepted;
                talk(accepted);
            } catch (IOException gone) {
                continue;
            }
        }
    }

    private void talk(Socket with) throws IOException {
        BufferedReader in = new BufferedReader(new InputStreamReader(with.getInputStream(), StandardCharsets.UTF_8));
        OutputStream out = with.getOutputStream();
        say(out, "220 ready");
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            String verb = line.split(" ")[0].toUpperCase(java.util.Locale.ROOT);
            switch (verb) {
                case "RCPT" -> say(out, recipientAnswer + " so be it");
                case "DATA" -> {
                    say(out, "354 go on");
                    mails.add(mail(in));
                    if (losesAnswer) {
                        losesAnswer = false;
                        return;
                    }
                    say(out, "250 taken");
                }
                case "QUIT" -> {
                    say(out, "221 bye");
                    return;
                }
                default -> say(out, "250 fine");
            }
        }
    }

    private static String mail(BufferedReader in) throws IOException {
        StringBuilder mail = new StringBuilder();
        for (String line = in.readLine(); line != null && !line.equals("."); line = in.readLine()) {
            mail.append(line).append('\n');
        }
        return mail.toString();
    }

    private static void say(OutputStream out, String line) throws IOException {
        out.write((line + "\r\n").getBytes(StandardCharsets.UTF_8));
        out.flush();
    }

    /** The port is free again: as long as somebody waits at a socket, closing it does not give its port back. */
    @Override
    public void close() throws IOException {
        socket.close();
        Socket last = client;
        if (last != null) {
            last.close();
        }
        try {
            thread.join(2_000);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
