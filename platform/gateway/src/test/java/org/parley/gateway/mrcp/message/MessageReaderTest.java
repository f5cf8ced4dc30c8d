package org.parley.gateway.mrcp.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MessageReaderTest {

    private static MrcpMessage read(byte[] octets) throws MrcpSyntaxException {
        MessageReader reader = new MessageReader();
        reader.add(octets, octets.length);
        return reader.next().orElseThrow();
    }

    private static MrcpMessage read(String text) throws MrcpSyntaxException {
        return read(text.getBytes(StandardCharsets.UTF_8));
    }

    private static MrcpRequest speak(String text) {
        return new MrcpRequest(
                "SPEAK",
                543257,
                MrcpHeaders.of("Channel-Identifier", "32AECB234338@speechsynth", "Content-Type", "text/plain"),
                text.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void theLengthCountsItselfAroundEachNumberOfDigits() throws Exception {
        for (int size = 1; size < 1200; size++) {
            byte[] printed = MessagePrinter.print(speak("x".repeat(size)));
            String start = new String(printed, 0, 20, StandardCharsets.US_ASCII);
            assertThat(start).startsWith("MRCP/2.0 " + printed.length + " SPEAK");
            assertThat(read(printed).body()).hasSize(size);
        }
    }

    @Test
    void lettersOfAllLanguagesAreCountedInOctets() throws Exception {
        String text = "¿Qué tal, señor? 你好 😀";
        MrcpMessage message = read(MessagePrinter.print(speak(text)));
        assertThat(new String(message.body(), StandardCharsets.UTF_8)).isEqualTo(text);
    }

    @Test
    void bodiesMayBeAnyOctets() throws Exception {
        byte[] body = new byte[256];
        for (int i = 0; i < body.length; i++) {
            body[i] = (byte) i;
        }
        MrcpMessage message = read(MessagePrinter.print(new MrcpRequest(
                "RECOGNIZE", 1, MrcpHeaders.of("Content-Type", "multipart/mixed; boundary=break"), body)));
        assertThat(message.body()).isEqualTo(body);
    }

    @Test
    void foldedFieldsAreOneLineAndNamesHaveNoCase() throws Exception {
        String head = " GET-PARAMS 5\r\nchannel-identifier: 1@speechsynth\r\nVoice-gender:\r\n"
                + "Vendor-Specific-Parameters:com.example.one;\r\n \t com.example.two\r\n\r\n";
        int length = MessagePrinter.length(8 + 1 + head.length());
        MrcpMessage message = read("MRCP/2.0 " + length + head);
        assertThat(message.channel()).isEqualTo("1@speechsynth");
        assertThat(message.headers().first("VOICE-GENDER")).contains("");
        assertThat(message.headers().first("Vendor-Specific-Parameters")).contains("com.example.one; com.example.two");
    }

    @Test
    void severalMessagesInOneSegmentAndOneInManySegments() throws Exception {
        byte[] one = MessagePrinter.print(speak("one"));
        byte[] two = MessagePrinter.print(new MrcpResponse(
                543257,
                200,
                RequestState.IN_PROGRESS,
                MrcpHeaders.of("Channel-Identifier", "a@speechsynth"),
                new byte[0]));
        byte[] both = Arrays.copyOf(one, one.length + two.length);
        System.arraycopy(two, 0, both, one.length, two.length);
        MessageReader reader = new MessageReader();
        reader.add(both, both.length);
        assertThat(reader.next()).get().isInstanceOf(MrcpRequest.class);
        assertThat(reader.next()).get().isInstanceOf(MrcpResponse.class);
        assertThat(reader.next()).isEmpty();
        List<MrcpMessage> found = new ArrayList<>();
        for (byte octet : both) {
            reader.add(new byte[] {octet}, 1);
            reader.next().ifPresent(found::add);
        }
        assertThat(found).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET / HTTP/1.1\r\n\r\n",
                "MRCP/1.0 30 SPEAK 1\r\n\r\n         ",
                "MRCP/2.0 -3 SPEAK 1\r\n\r\n",
                "MRCP/2.0 3 SPEAK 1\r\n\r\n",
                "MRCP/2.0 99999999999999999999 SPEAK 1\r\n\r\n",
                "MRCP/2.0 9999999999999999999 SPEAK 1\r\n\r\n",
                "MRCP/2.0 2000000 SPEAK 1\r\n\r\n",
                "MRCP/2.0 26 SPEAK 12345678901\r\n\r\n",
                "MRCP/2.0 31 1 200 UNDECIDED\r\n\r\n  ",
                "MRCP/2.0 27 SPEAK 1\r\nno colon",
                "MRCP/2.0 27 SPEAK 1\r\n folded\r\n",
                "MRCP/2.0 28 SPEAK 1\r\n\r\n 5 more",
                "MRCP/2.0 42 SPEAK 1\r\nContent-Length:99\r\n\r\n",
                "MRCP/2.0 42 SPEAK 1\r\nContent-Length:-1\r\n\r\n",
                "MRCP/2.0 25 SPEAK 1\r\na b:c",
            })
    void whatIsNoMessageIsRefused(String text) {
        assertThatThrownBy(() -> read(text)).isInstanceOf(MrcpSyntaxException.class);
    }

    @Test
    void endlessLinesAreRefusedBeforeTheyFillTheMemory() {
        MessageReader reader = new MessageReader();
        byte[] letters = "M".repeat(600).getBytes(StandardCharsets.US_ASCII);
        reader.add(letters, letters.length);
        assertThatThrownBy(reader::next).isInstanceOf(MrcpSyntaxException.class);
        String fields = "a:b\r\n".repeat(300) + "\r\n";
        int length = MessagePrinter.length("MRCP/2.0  SPEAK 1\r\n".length() + fields.length());
        assertThatThrownBy(() -> read("MRCP/2.0 " + length + " SPEAK 1\r\n" + fields))
                .isInstanceOf(MrcpSyntaxException.class);
    }

    /** Whatever comes: a message, a wait for more, or a syntax error; never another exception, never an endless loop. */
    @Test
    void noiseIsRefusedCleanly() {
        long seed = Long.getLong("seed", System.nanoTime());
        System.out.println("MRCP noise: -Dseed=" + seed);
        Random random = new Random(seed);
        byte[] sound = MessagePrinter.print(speak("Some words to be changed by chance."));
        int messages = 0;
        for (int round = 0; round < 50_000; round++) {
            byte[] noise = sound.clone();
            for (int change = random.nextInt(4); change >= 0; change--) {
                noise[random.nextInt(noise.length)] =
                        (byte) (random.nextBoolean() ? random.nextInt(256) : "\r\n :0".charAt(random.nextInt(5)));
            }
            MessageReader reader = new MessageReader();
            reader.add(noise, random.nextInt(noise.length + 1));
            try {
                Optional<MrcpMessage> found = reader.next();
                if (found.isPresent()) {
                    messages++;
                    assertThat(read(MessagePrinter.print(found.get())).startLine())
                            .isEqualTo(found.get().startLine());
                }
            } catch (MrcpSyntaxException refused) {
                assertThat(refused.getMessage()).matches("[ -~]*");
            }
        }
        assertThat(messages).isPositive();
    }

    @Test
    void fieldsCannotBeSmuggledIn() {
        assertThatThrownBy(() -> MrcpHeaders.of("Voice-Name", "a\r\nStop: b"))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> MrcpHeaders.of("Voice Name", "a")).isInstanceOf(IllegalArgumentException.class);
    }
}
