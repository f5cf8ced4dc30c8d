package org.parley.gateway.mrcp.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The messages of RFC 6787: each is read, however the network splits it, and printed so that it reads the same again. */
class RfcMessagesTest {
    /**
     * The text shows these as the grammar of its own §15 does not allow: a request and three events with a status, and a
     * response whose channel slipped into the line above.
     */
    private static final Set<String> AGAINST_THE_GRAMMAR = Set.of(
            "012_s5.1_mrcp_MRCP-2-0-634-INTERPRETATION-COMPLETE-543.txt",
            "035_s8.10_mrcp_MRCP-2-0-543258-200-IN-PROGRESS-speechsy.txt",
            "071_s9.10_mrcp_MRCP-2-0-STOP-543258-200.txt",
            "092_s9.20_mrcp_MRCP-2-0-INTERPRETATION-COMPLETE-543266-.txt",
            "095_s9.21_mrcp_MRCP-2-0-INTERPRETATION-COMPLETE-543266-.txt");

    @Test
    void areReadPrintedAndReadAgain() throws Exception {
        List<RfcMessage> messages = messages();
        int read = 0;
        int channels = 0;
        for (RfcMessage message : messages) {
            byte[] sent = message.asSent();
            if (AGAINST_THE_GRAMMAR.contains(message.name())) {
                assertThatThrownBy(() -> whole(sent)).as(message.name()).isInstanceOf(MrcpSyntaxException.class);
                continue;
            }
            MrcpMessage first = whole(sent);
            byte[] printed = MessagePrinter.print(first);
            assertThat(whole(printed)).as(message.name()).isEqualTo(withLength(first));
            assertThat(MessagePrinter.print(whole(printed))).as(message.name()).isEqualTo(printed);
            channels += first.channel().contains("@") ? 1 : 0;
            read++;
        }
        assertThat(read).isGreaterThan(120);
        assertThat(channels).as("all but one example of §11.15").isEqualTo(read - 1);
        System.out.println(read + " messages of RFC 6787 read, " + AGAINST_THE_GRAMMAR.size() + " refused");
    }

    @Test
    void comeOneBehindTheOtherInPiecesOfAnySize() throws Exception {
        long seed = Long.getLong("seed", System.nanoTime());
        System.out.println("MRCP pieces: -Dseed=" + seed);
        Random random = new Random(seed);
        MessageReader reader = new MessageReader();
        int expected = 0;
        int read = 0;
        for (RfcMessage message : messages()) {
            if (AGAINST_THE_GRAMMAR.contains(message.name())) {
                continue;
            }
            expected++;
            byte[] sent = message.asSent();
            for (int at = 0; at < sent.length; ) {
                int size = Math.min(sent.length - at, 1 + random.nextInt(40));
                byte[] piece = new byte[size];
                System.arraycopy(sent, at, piece, 0, size);
                reader.add(piece, size);
                at += size;
                while (reader.next().isPresent()) {
                    read++;
                }
            }
        }
        assertThat(read).isEqualTo(expected);
    }

    /** Content-Length is what the printer adds. */
    private static MrcpMessage withLength(MrcpMessage message) {
        MrcpHeaders headers = message.headers().without("Content-Length");
        MrcpHeaders all = message.body().length == 0
                ? headers
                : headers.with("Content-Length", String.valueOf(message.body().length));
        if (message instanceof MrcpRequest request) {
            return new MrcpRequest(request.method(), request.requestId(), all, request.body());
        }
        if (message instanceof MrcpResponse response) {
            return new MrcpResponse(response.requestId(), response.status(), response.state(), all, response.body());
        }
        MrcpEvent event = (MrcpEvent) message;
        return new MrcpEvent(event.name(), event.requestId(), event.state(), all, event.body());
    }

    private static MrcpMessage whole(byte[] octets) throws MrcpSyntaxException {
        MessageReader reader = new MessageReader();
        reader.add(octets, octets.length);
        MrcpMessage message = reader.next().orElseThrow();
        assertThat(reader.next()).isEmpty();
        return message;
    }

    private static List<RfcMessage> messages() throws Exception {
        assumeTrue(
                Files.isDirectory(RfcMessage.FOLDER),
                "skipped: no messages of RFC 6787 in " + RfcMessage.FOLDER + " (-Dconformance.dir=…)");
        List<RfcMessage> messages = RfcMessage.all().stream()
                .filter(message -> message.kind().equals("mrcp"))
                .toList();
        assertThat(new HashSet<>(messages)).hasSizeGreaterThan(120);
        return messages;
    }
}
