package org.parley.tests.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.parley.tests.phone.Baresip;
import org.parley.tests.phone.Correlation;
import org.parley.tests.phone.Sound;

/** Each codec both ways with a telephone program that others wrote: what it says is recorded, what is played it hears. */
class BaresipCodecsTest {
    private static final Duration SOON = Duration.ofSeconds(40);
    private static final long BYTES_OF_TWO_SECONDS = 16_000;
    private static final List<String> ALWAYS = List.of("sndfile", "g711", "g722", "opus");

    /**
     * A telephone that leaves a message.
     *
     * @param codec as the program names it
     * @param alike how much what comes through must be like what was said, at least
     */
    private record Visitor(String codec, int rate, int channels, String extension, double alike) {}

    private static final List<Visitor> VISITORS = List.of(
            new Visitor("PCMU", 8_000, 1, "101", 0.95),
            new Visitor("PCMA", 8_000, 1, "102", 0.95),
            new Visitor("G722", 16_000, 1, "103", 0.9),
            new Visitor("opus", 48_000, 2, "104", 0.85));

    @TempDir
    Path folder;

    private final List<AutoCloseable> open = new ArrayList<>();

    @Test
    void eachCodecIsHeardOnBothSides() throws Exception {
        boolean installed = Baresip.isInstalled();
        if (!installed && Boolean.getBoolean("external.required")) {
            throw new AssertionError("baresip is required but not installed (Debian: baresip-core)");
        }
        assumeTrue(installed, "baresip is not installed (Debian: baresip-core): its calls are left out");
        try (ServerUnderTest server = ServerUnderTest.start(folder.resolve("data"))) {
            List<Baresip> phones = new ArrayList<>();
            for (Visitor visitor : VISITORS) {
                Baresip phone = start(server, visitor);
                phones.add(phone);
                open.add(phone);
                phone.dials("3" + visitor.extension());
            }
            Eventually.get(
                    "all to be recorded",
                    SOON,
                    () -> recordings(server),
                    sizes -> sizes.size() == VISITORS.size()
                            && sizes.stream().allMatch(size -> size > BYTES_OF_TWO_SECONDS));
            for (Baresip phone : phones) {
                phone.hangsUp();
            }
            for (int i = 0; i < phones.size(); i++) {
                check(server, VISITORS.get(i), phones.get(i));
            }
        } finally {
            for (AutoCloseable phone : open) {
                phone.close();
            }
        }
    }

    private Baresip start(ServerUnderTest server, Visitor visitor) throws IOException {
        String account = "<sip:visitor@127.0.0.1:" + server.sip().getPort() + ">;regint=0;audio_codecs="
                + visitor.codec() + "/" + visitor.rate() + "/" + visitor.channels();
        return Baresip.start(
                Files.createDirectory(folder.resolve(visitor.codec())),
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
        assertThat(message.durationMs()).as(visitor.codec()).isGreaterThan(1_900);
        short[] recorded = mailbox.audio(message.id());
        assertThat(alike(recorded, says(visitor)))
                .as("what the server heard of %s", visitor)
                .isGreaterThan(visitor.alike());
        short[] prompt = Sound.wav(ServerUnderTest.HOME.resolve("prompts/en-US/deposit/you-have-reached.wav"));
        assertThat(alike(prompt, phone.heard())).as("what %s heard", visitor).isGreaterThan(visitor.alike());
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
