package org.parley.tests.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetSocketAddress;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.parley.tests.phone.MediaClock;
import org.parley.tests.phone.Phone;

/** The torture messages of RFC 4475, each with the answers that it may get (sip/torture.tsv). */
@ExtendWith(OnSharedServer.class)
class TortureTest {
    /** Answers to messages without rport go to the usual port of where they came from. */
    private static final InetSocketAddress STRANGER = new InetSocketAddress("127.0.0.44", 5060);

    private static final Path MESSAGES = Path.of(System.getProperty("conformance.dir", "../../shared/conformance"))
            .resolve("sip-torture");
    private static final Duration SILENCE = Duration.ofMillis(400);
    private static final Pattern STATUS = Pattern.compile("^SIP/2.0 (\\d{3}) ");

    private final ServerUnderTest server;
    private final MediaClock clock;

    TortureTest(ServerUnderTest server, MediaClock clock) {
        this.server = server;
        this.clock = clock;
    }

    private record Verdict(String name, List<String> allowed, String section) {}

    private static List<Verdict> verdicts() throws IOException {
        Path table = Path.of("src/test/resources/sip/torture.tsv");
        return Files.readAllLines(table).stream()
                .filter(line -> !line.startsWith("#"))
                .map(line -> line.split("\t"))
                .map(cells -> new Verdict(cells[0], List.of(cells[1].split(" ")), cells[2]))
                .toList();
    }

    private static byte[] message(String name) throws IOException {
        Path valid = MESSAGES.resolve("valid").resolve(name + ".dat");
        return Files.readAllBytes(
                Files.exists(valid) ? valid : MESSAGES.resolve("invalid").resolve(name + ".dat"));
    }

    @Test
    void eachMessageGetsAnAnswerThatItsSectionAllows() throws Exception {
        assumeTrue(Files.isDirectory(MESSAGES), "no torture messages at " + MESSAGES);
        List<String> wrong = new ArrayList<>();
        try (DatagramSocket socket = new DatagramSocket(STRANGER)) {
            for (Verdict verdict : verdicts()) {
                String status = status(socket, message(verdict.name()));
                if (!verdict.allowed().contains(status)) {
                    wrong.add(verdict.name() + " (RFC 4475 §" + verdict.section() + "): " + status + ", not "
                            + verdict.allowed());
                }
            }
        }
        assertThat(wrong).isEmpty();
        goodCallIsAnswered();
    }

    @Test
    void inAnyOrderManyTimesTheServerStaysWell() throws Exception {
        assumeTrue(Files.isDirectory(MESSAGES), "no torture messages at " + MESSAGES);
        List<Verdict> all = new ArrayList<>(verdicts());
        Random random = new Random(4475);
        try (DatagramSocket socket = new DatagramSocket(new InetSocketAddress("127.0.0.45", 5060))) {
            for (int round = 0; round < 20; round++) {
                Collections.shuffle(all, random);
                for (Verdict verdict : all) {
                    byte[] message = message(verdict.name());
                    socket.send(new DatagramPacket(message, message.length, server.sip()));
                }
            }
        }
        goodCallIsAnswered();
    }

    private void goodCallIsAnswered() throws IOException {
        try (Phone phone = Phone.udp(clock, server.sip());
                Caller caller = new Caller(phone.call("404"))) {
            caller.hears("center/enter-extension");
        }
    }

    /** The final status that comes back, or none. */
    private String status(DatagramSocket socket, byte[] message) throws IOException {
        String call = callId(new String(message, StandardCharsets.ISO_8859_1));
        socket.send(new DatagramPacket(message, message.length, server.sip()));
        long deadline = System.nanoTime() + SILENCE.toNanos();
        byte[] buffer = new byte[65_535];
        while (true) {
            long left = (deadline - System.nanoTime()) / 1_000_000;
            if (left <= 0) {
                return "none";
            }
            socket.setSoTimeout((int) left);
            DatagramPacket packet = new DatagramPacket(buffer, buffer.length);
            try {
                socket.receive(packet);
            } catch (SocketTimeoutException silence) {
                return "none";
            }
            String answer = new String(buffer, 0, packet.getLength(), StandardCharsets.ISO_8859_1);
            Matcher status = STATUS.matcher(answer);
            boolean ours =
                    call.isEmpty() || answer.contains(call) || callId(answer).isEmpty();
            if (status.find() && ours && !status.group(1).startsWith("1")) {
                return status.group(1);
            }
        }
    }

    private static String callId(String message) {
        Matcher id = Pattern.compile("(?im)^(?:call-id|i)\\s*:\\s*(\\S+)").matcher(message);
        return id.find() ? id.group(1) : "";
    }
}
