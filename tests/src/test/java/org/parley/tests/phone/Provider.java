package org.parley.tests.phone;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** A provider of lines: takes registrations and calls of an account that proves itself, and calls it. */
public final class Provider implements AutoCloseable {
    private static final String CHALLENGE =
            "Digest realm=\"provider\", nonce=\"abcdef0123456789\", algorithm=MD5, qop=\"auth\"";

    private final Phone phone;
    private final BlockingQueue<String> registrations = new LinkedBlockingQueue<>();

    private Provider(Phone phone) {
        this.phone = phone;
        phone.onRequest(this::receive);
    }

    public static Provider open(MediaClock clock) throws IOException {
        return new Provider(Phone.udp(clock, new InetSocketAddress("127.0.0.1", 9)));
    }

    public int port() {
        return phone.line.local().getPort();
    }

    public Phone phone() {
        return phone;
    }

    private void receive(SipMessage message) {
        if (message.method().equals("ACK")) {
            return;
        }
        String[] customer = message.first("Via")
                .replaceAll("^SIP/2.0/UDP ", "")
                .replaceAll(";.*", "")
                .split(":");
        phone.serve(new InetSocketAddress(customer[0], Integer.parseInt(customer[1])));
        try {
            if (!message.method().equals("REGISTER")) {
                phone.line.send(message.answer("200 OK").toString());
            } else if (proves(message, "Authorization")) {
                registrations.add(message.uri("To").replaceAll("sip:|@.*", ""));
                phone.line.send(message.answer("200 OK")
                        .header("Contact", message.first("Contact") + ";expires=120")
                        .toString());
            } else {
                phone.line.send(message.answer("401 Unauthorized")
                        .header("WWW-Authenticate", CHALLENGE)
                        .toString());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean proves(SipMessage message, String header) {
        return message.find(header).filter(Provider::right).isPresent();
    }

    private static boolean right(String proof) {
        return DigestProof.of(proof).isRight("s3cret");
    }

    /** Waits for a registration. @return its user */
    public String registered(Duration patience) throws InterruptedException {
        String user = registrations.poll(patience.toMillis(), TimeUnit.MILLISECONDS);
        if (user == null) {
            throw new AssertionError("Nobody registered");
        }
        return user;
    }

    /** Waits for a call, asks who it is, and waits for the call with the proof. */
    public RingingCall proved(Duration patience) throws IOException {
        RingingCall unproved = phone.awaitRing(patience);
        unproved.challenge(CHALLENGE);
        unproved.close();
        RingingCall call = phone.awaitRing(patience);
        if (!right(call.header("Proxy-Authorization"))) {
            throw new AssertionError("Wrong proof: " + call.header("Proxy-Authorization"));
        }
        return call;
    }

    @Override
    public void close() throws IOException {
        phone.close();
    }
}
