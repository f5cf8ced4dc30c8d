package org.parley.tests.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.parley.tests.phone.Baresip;
import org.parley.tests.phone.Correlation;
import org.parley.tests.phone.Sound;

/**
 * Each codec both ways with a telephone program that others wrote, in the clear and ciphered by SRTP: what it says is
 * recorded, what is played it hears, and its reports are read.
 */
class BaresipCodecsTest {
    private static final Duration SOON = Duration.ofSeconds(60);
    private static final int PIECE = 4_000;
    private static final long BYTES_OF_TWO_SECONDS = 16_000;
    private static final List<String> ALWAYS = List.of("sndfile", "g711", "g722", "opus", "srtp", "rtcpsummary");

    /**
     * A telephone that leaves a message.
     *
     * @param codec as the program names it
     * @param alike how much what comes through must be like what was said, at least
     * @param cipher as the program names it, empty for RTP in the clear; else SIP goes over TLS
     */
    private record Visitor(String codec, int rate, int channels, String extension, double alike, String cipher) {
        boolean isCiphered() {
            return !cipher.isEmpty();
        }
    }

    private static final List<Visitor> IN_CLEAR = List.of(
            new Visitor("PCMU", 8_000, 1, "101", 0.95, ""),
            new Visitor("PCMA", 8_000, 1, "102", 0.95, ""),
            new Visitor("G722", 16_000, 1, "103", 0.9, ""),
            new Visitor("opus", 48_000, 2, "104", 0.85, ""));

    /** RTP/SAVP, RTP/SAVPF, and RTP/AVP with a key that may be used. */
    private static final List<Visitor> CIPHERED = List.of(
            new Visitor("PCMA", 8_000, 1, "105", 0.95, "srtp-mand"),
            new Visitor("opus", 48_000, 2, "106", 0.85, "srtp-mandf"),
            new Visitor("G722", 16_000, 1, "107", 0.9, "srtp"));

    @TempDir
    Path folder;

    @Test
    void eachCodecIsHeardOnBothSides() throws Exception {
        boolean installed = Baresip.isInstalled();
        if (!installed && Boolean.getBoolean("external.required")) {
            throw new AssertionError("baresip is required but not installed (Debian: baresip-core)");
        }
        assumeTrue(installed, "baresip is not installed (Debian: baresip-core): its calls are left out");
        int tls = Ports.free();
        try (ServerUnderTest server = ServerUnderTest.start(folder.resolve("data"), TlsSettings.with(folder, tls))) {
            call(server, IN_CLEAR, server.sip().getPort());
            call(server, CIPHERED, tls);
        }
    }

    /** One after the other: there is only so much processor for slow codecs. */
    private void call(ServerUnderTest server, List<Visitor> visitors, int port) throws Exception {
        List<Baresip> phones = new ArrayList<>();
        try {
            for (Visitor visitor : visitors) {
                phones.add(start(port, visitor));
            }
            int[] dialled = new int[visitors.size()];
            Eventually.get(
                    "all to be recorded",
                    SOON,
                    () -> {
                        for (int i = 0; i < dialled.length; i++) {
                            dialAgain(
                                    phones.get(i),
                                    dialled,
                                    i,
                                    "sip:3" + visitors.get(i).extension() + "@127.0.0.1:" + port);
                        }
                        return recordings(server);
                    },
                    sizes -> sizes.size() == visitors.size()
                            && sizes.stream().allMatch(size -> size > BYTES_OF_TWO_SECONDS));
            for (Baresip phone : phones) {
                phone.hangsUp();
            }
            for (int i = 0; i < phones.size(); i++) {
                check(server, visitors.get(i), phones.get(i));
            }
        } finally {
            for (Baresip phone : phones) {
                phone.close();
            }
        }
    }

    /** A slow codec is refused while it was late a moment ago, as happens on a busy machine. */
    private static void dialAgain(Baresip phone, int[] dialled, int which, String number) throws IOException {
        String refused = "session closed: 503";
        int refusals = phone.output().split(refused, -1).length - 1;
        if (refusals >= dialled[which]) {
            dialled[which]++;
            phone.dials(number);
        }
    }

    private Baresip start(int port, Visitor visitor) throws IOException {
        String account = "<sip:visitor@127.0.0.1:" + port + (visitor.isCiphered() ? ";transport=tls" : "")
                + ">;regint=0;audio_codecs=" + visitor.codec() + "/" + visitor.rate() + "/" + visitor.channels()
                + (visitor.isCiphered() ? ";mediaenc=" + visitor.cipher() : "");
        return Baresip.start(
                Files.createDirectory(folder.resolve(visitor.extension())),
                account,
                ALWAYS,
                says(visitor),
                visitor.rate(),
                visitor.channels(),
                Ports.free());
    }

    private static short[] says(Visitor visitor) {
        return Sound.speech(Integer.parseInt(visitor.extension()), 60);
    }

    private static List<Long> recordings(ServerUnderTest server) throws IOException {
        try (Stream<Path> files = Files.list(server.data().resolve("spool"))) {
            List<Long> sizes = new ArrayList<>();
            for (Path file : files.toList()) {
                if (Files.size(file) > 2_000) {
                    sizes.add(Files.size(file));
                }
            }
            return sizes;
        }
    }

    private static void check(ServerUnderTest server, Visitor visitor, Baresip phone) throws IOException {
        Rest mailbox = server.rest(visitor.extension());
        Rest.Message message = mailbox.awaitMessages(1, Duration.ofSeconds(10)).get(0);
        String output =
                Eventually.get("the reports of a call", SOON, phone::output, text -> text.contains("EX=BareSip"));
        Matcher summary = Pattern.compile("EX=BareSip;.*").matcher(output);
        assertThat(summary.find()).isTrue();
        assertThat(output.contains("SRTP is Enabled"))
                .as("ciphered: %s", visitor)
                .isEqualTo(visitor.isCiphered());
        assertThat(message.durationMs()).as(visitor.codec()).isGreaterThan(1_900);
        short[] recorded = mailbox.audio(message.id());
        assertThat(alike(recorded, says(visitor)))
                .as("what the server heard of %s", visitor)
                .isGreaterThan(visitor.alike());
        short[] prompt = Sound.wav(ServerUnderTest.HOME.resolve("prompts/en-US/deposit/you-have-reached.wav"));
        assertThat(piecewise(prompt, phone.heard()))
                .as("what %s heard; %s", visitor, summary.group())
                .isGreaterThan(visitor.alike());
    }

    /** The median of its half seconds: the telephone's own buffer slips by a packet when the machine is busy. */
    private static double piecewise(short[] whole, short[] heard) {
        double[] pieces = IntStream.range(0, whole.length / PIECE)
                .mapToDouble(piece -> alike(Arrays.copyOfRange(whole, piece * PIECE, (piece + 1) * PIECE), heard))
                .sorted()
                .toArray();
        return pieces[pieces.length / 2];
    }

    /** At the best place; the filters of wide codecs delay by parts of a sample. */
    private static double alike(short[] part, short[] whole) {
        double best = 0;
        for (int quarter = 0; quarter < 4; quarter++) {
            short[] moved = new short[whole.length - 1];
            for (int i = 0; i < moved.length; i++) {
                moved[i] = (short) ((whole[i] * (4 - quarter) + whole[i + 1] * quarter) / 4);
            }
            best = Math.max(best, Correlation.of(part, moved).match());
        }
        return best;
    }
}
