package org.parley.gateway.media.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.parley.gateway.Proves;
import org.parley.gateway.audio.LossConcealer;
import org.parley.gateway.media.Signals;

/** One speaks, packet n says n; another hears frames. A frame for which nothing came is written as a dash. */
class CrosstalkTest {
    private final Crosstalk crosstalk = new Crosstalk();
    private final List<String> heard = new ArrayList<>();

    private void says(int... packets) {
        for (int packet : packets) {
            byte[] audio = new byte[160];
            Arrays.fill(audio, (byte) (packet % 100));
            crosstalk.write(7, 160 * packet, audio, 160);
        }
    }

    private void hears(int frames) {
        byte[] frame = new byte[160];
        for (int i = 0; i < frames; i++) {
            crosstalk.read(frame);
            byte first = frame[0];
            for (int at = 0; at < 160; at++) {
                assertThat(frame[at]).as("one packet, one frame").isEqualTo(first);
            }
            heard.add(first == LossConcealer.MISSING ? "-" : Integer.toString(first));
        }
    }

    private String heard() {
        String line = String.join(" ", heard);
        heard.clear();
        return line;
    }

    @Test
    void theHearerIsFortyMillisecondsBehind() {
        hears(1);
        for (int packet = 1; packet <= 5; packet++) {
            says(packet);
            hears(1);
        }
        assertThat(heard()).isEqualTo("- - 1 2 3 4");
    }

    @Test
    void whatCameTooLateIsMissingAndWhatFollowsKeepsItsTime() {
        says(1, 2);
        hears(5);
        says(3, 4, 5, 6, 7);
        hears(2);
        assertThat(heard()).isEqualTo("1 2 - - - 6 7");
    }

    @Test
    void overtakenPacketsFindTheirPlaceAndLostOnesAreMissing() {
        says(1, 2);
        hears(1);
        says(4, 3, 6);
        hears(5);
        assertThat(heard()).isEqualTo("1 2 3 4 - 6");
    }

    @Test
    void aHearerWhoWasHeldUpMissesNothing() {
        says(1, 2);
        hears(1);
        for (int packet = 3; packet <= 20; packet++) {
            says(packet);
        }
        hears(19);
        assertThat(heard()).endsWith(" 17 18 19 20").startsWith("1 2 3 4");
    }

    @Test
    void aSpeakerWhoPausedBeginsAnew() {
        says(1, 2);
        hears(30);
        heard.clear();
        says(15);
        hears(1);
        says(16);
        hears(2);
        assertThat(heard()).isEqualTo("- 15 16");
    }

    @Test
    void aClockThatSlippedIsFollowed() {
        says(1, 2);
        hears(2);
        for (int packet = 3; packet <= 12; packet++) {
            hears(2 - Math.min(1, packet - 3));
            says(packet);
        }
        assertThat(heard())
                .as("60 ms are missing, not all that follows")
                .startsWith("1 2 - - ")
                .endsWith(" 9 10");
    }

    @Test
    void aLineThatIsOftenLateIsHeardLaterAndInTheEndWhole() {
        Random random = new Random(4);
        int spoken = 6_000;
        double[] arrival = new double[spoken];
        for (int packet = 0; packet < spoken; packet++) {
            double jitter = packet < 2_000 ? random.nextInt(4) * 20 : 0;
            arrival[packet] = Math.max(packet == 0 ? 0 : arrival[packet - 1], packet * 20 + jitter);
        }
        int next = 0;
        for (int frame = 0; frame < spoken; frame++) {
            while (next < spoken && arrival[next] <= frame * 20 + 1) {
                says(next++);
            }
            hears(1);
        }
        assertThat(missing(500, 2_000))
                .as("frames that jitter costs once it is known")
                .isLessThan(15);
        assertThat(missing(2_050, 6_000))
                .as("frames that are missing on a good line")
                .isZero();
        int delay = Math.floorMod(spoken - 1 - Integer.parseInt(heard.get(spoken - 1)), 100);
        assertThat(delay).as("frames behind after a good time").isLessThanOrEqualTo(3);
    }

    @Test
    void whereASenderSaysNothingNothingIsMissing() {
        says(1, 2);
        hears(1);
        crosstalk.silence(7, 160 * 3, 320);
        says(5);
        hears(4);
        assertThat(heard()).isEqualTo("1 2 -1 -1 5");
    }

    /** 5 % lost, and in time enough: what is made up is like what was said. */
    @Test
    @Proves("bad-network")
    void whatIsLostIsMadeUpForWithoutAFrameTooMany() {
        Random random = new Random(6);
        int spoken = 500;
        byte[] said = Signals.voice(6, spoken * 160);
        byte[] whole = new byte[said.length - 160];
        ByteArrayOutputStream lostSaid = new ByteArrayOutputStream();
        ByteArrayOutputStream lostHeard = new ByteArrayOutputStream();
        ByteBuffer frame = ByteBuffer.allocate(160);
        boolean[] lost = new boolean[spoken];
        for (int packet = 0; packet < spoken; packet++) {
            byte[] audio = Arrays.copyOfRange(said, packet * 160, packet * 160 + 160);
            lost[packet] = packet > 20 && random.nextInt(100) < 5;
            if (!lost[packet]) {
                crosstalk.write(7, 160 * packet, audio, 160);
            }
            crosstalk.hear(frame.clear());
            int at = packet - 1;
            if (at >= 0) {
                System.arraycopy(frame.array(), 0, whole, at * 160, 160);
            }
            if (at >= 0 && lost[at]) {
                lostSaid.write(said, at * 160, 160);
                lostHeard.write(frame.array(), 0, 160);
            }
        }
        assertThat(lostSaid.size()).isGreaterThan(10 * 160);
        assertThat(Signals.correlation(Arrays.copyOf(said, whole.length), whole, 0, 0))
                .isGreaterThan(0.98);
        assertThat(Signals.correlation(lostSaid.toByteArray(), lostHeard.toByteArray(), 0, 0))
                .as("what was lost")
                .isGreaterThan(0.7);
    }

    private long missing(int from, int to) {
        return heard.subList(from, to).stream().filter("-"::equals).count();
    }
}
