package org.parley.gateway.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.parley.gateway.srtp.SrtpKeys;
import org.parley.gateway.srtp.SrtpReceiver;
import org.parley.gateway.srtp.SrtpSender;
import org.parley.gateway.srtp.SrtpSuite;

/** Reports of a call (RTCP, RFC 3550 §6) over real sockets. */
class ReportsTest {
    private static final InetAddress HERE = InetAddress.getLoopbackAddress();
    private static final long SECONDS_TO_1970 = 2_208_988_800L;
    private static final int SPAN_OF_SECOND = 65_536;

    @TempDir
    Path data;

    private TestEngine engine;
    private RtpPhone phone;
    private ReportLine line;
    private MediaSession session;

    @BeforeEach
    void open() throws Exception {
        engine = new TestEngine(data, Duration.ofMillis(200));
        phone = new RtpPhone();
        line = new ReportLine(HERE);
        session = engine.engine.open("test");
    }

    @AfterEach
    void close() {
        line.close();
        phone.close();
        engine.close();
    }

    private RtpPeer peer(Optional<SrtpKeys> keys, boolean muxed) {
        return new RtpPeer(
                phone.address(),
                Codec.PCMU,
                0,
                OptionalInt.of(RtpPhone.EVENTS),
                8000,
                true,
                true,
                keys,
                line.address(),
                muxed);
    }

    private InetSocketAddress reports() {
        return new InetSocketAddress(HERE, session.local().getPort() + 1);
    }

    private void speak(int packets, int without) {
        byte[] audio = new byte[160];
        for (int i = 0; i < packets; i++) {
            byte[] packet = phone.audioPacket(0, audio, 0, 160);
            if (i != without) {
                phone.send(packet, session.local());
            }
        }
    }

    @Test
    void theyTellWhatWasSentWhenAndWhatCame() throws Exception {
        session.connect(peer(Optional.empty(), false));
        session.dialog().listen(new HeardEvents());
        speak(100, 50);
        PlayingTest.await(() ->
                session.quality().packetsReceived() == 99 && phone.packets().size() > 20);
        ReportLine.Read read = line.nextWithBlock();
        while (read.packets() < 20) {
            read = line.next();
        }
        RtpPhone.Packet heard = phone.packets().get(phone.packets().size() - 1);
        assertThat(read.type()).isEqualTo(200);
        assertThat(read.octets()).isEqualTo(160 * read.packets());
        assertThat(read.packets()).isCloseTo(phone.packets().size(), within(15));
        assertThat(heard.timestamp() - read.timestamp()).isBetween(-1_600, 8_000);
        assertThat((read.ntp() >>> 32) - SECONDS_TO_1970)
                .isCloseTo(Instant.now().getEpochSecond(), within(2L));
        assertThat(read.cname()).hasSize(16);
        assertThat(read.about()).isEqualTo(phone.ssrc);
        assertThat(read.lost()).isEqualTo(1);
        assertThat(read.highest()).isEqualTo(65_500 + 99);
        assertThat(read.lastSender()).isZero();
        assertThat(session.quality().packetsLost()).isEqualTo(1);
        assertThat(session.quality().far()).isEmpty();
    }

    @Test
    void lossIsToldAsTheFractionSinceTheReportBefore() throws Exception {
        session.connect(peer(Optional.empty(), false));
        for (int i = 0; i < 64; i++) {
            speak(4, 1);
        }
        int expected = 64;
        ReportLine.Read read = line.nextWithBlock();
        while (read.lost() < expected) {
            read = line.next();
        }
        assertThat(read.lost()).isEqualTo(expected);
        assertThat(read.fraction()).isBetween(40, 80);
        assertThat(line.next().fraction()).isZero();
        assertThat(read.type()).as("nothing was sent, so a receiver's report").isEqualTo(201);
    }

    @Test
    void whatTheFarSideReportsIsKnownWithTheRoundTrip() throws Exception {
        session.connect(peer(Optional.empty(), false));
        session.dialog().listen(new HeardEvents());
        speak(3, -1);
        ReportLine.Read read = line.nextWithBlock();
        while (read.type() != 200) {
            read = line.next();
        }
        long at = System.nanoTime();
        LockSupport.parkNanos(80_000_000L);
        // half of the time since is said to have been on this side
        int here = (int) ((System.nanoTime() - at) * SPAN_OF_SECOND / 2_000_000_000L);
        int stamp = (int) (read.ntp() >> 16);
        line.send(ReportLine.receiverReport(phone.ssrc, read.source(), 64, 7, 160, stamp, here), reports());
        PlayingTest.await(() -> session.quality().far().isPresent());
        MediaQuality.Far far = session.quality().far().orElseThrow();
        assertThat(far.fractionLost()).isEqualTo(0.25);
        assertThat(far.packetsLost()).isEqualTo(7);
        assertThat(far.jitter()).isEqualTo(Duration.ofMillis(20));
        assertThat(far.roundTrip().orElseThrow()).isBetween(Duration.ofMillis(35), Duration.ofMillis(400));

        line.send(ReportLine.senderReport(phone.ssrc, 0x1111_2222_3333_4444L), reports());
        LockSupport.parkNanos(50_000_000L);
        ReportLine.Read answer = line.next();
        while (answer.lastSender() == 0) {
            answer = line.next();
        }
        assertThat(answer.lastSender()).isEqualTo(0x2222_3333);
        assertThat(answer.delay()).isPositive().isLessThan(SPAN_OF_SECOND);
        assertThat(engine.engine.statistics().reportsReceived()).isEqualTo(2);
    }

    @Test
    void strangersAndNonsenseAreNotBelieved() throws Exception {
        session.connect(peer(Optional.empty(), false));
        speak(3, -1);
        int ours = line.nextWithBlock().source();
        byte[] good = ReportLine.receiverReport(phone.ssrc, ours, 64, 7, 160, 0, 0);
        Random random = new Random(5);
        try (ReportLine stranger = new ReportLine(InetAddress.getByName("127.0.0.2"))) {
            stranger.send(good, reports());
            line.send(ReportLine.receiverReport(phone.ssrc + 1, ours, 64, 7, 160, 0, 0), reports());
            line.send(Arrays.copyOf(good, 31), reports());
            byte[] longer = good.clone();
            longer[3] = 100;
            line.send(longer, reports());
            byte[] description = good.clone();
            description[1] = (byte) 202;
            line.send(description, reports());
            for (int i = 0; i < 20; i++) {
                byte[] nonsense = new byte[random.nextInt(60)];
                random.nextBytes(nonsense);
                line.send(nonsense, reports());
                PlayingTest.await(() -> engine.engine.statistics().reportsIgnored() > 0);
            }
            PlayingTest.await(() -> engine.engine.statistics().reportsIgnored() == 25);
            assertThat(session.quality().far()).isEmpty();
            assertThat(engine.engine.statistics().reportsReceived()).isZero();
            line.send(good, reports());
            PlayingTest.await(() -> session.quality().far().isPresent());
        }
    }

    @Test
    void behindANatTheyGoToWhereReportsComeFrom() throws Exception {
        try (ReportLine outside = new ReportLine(HERE)) {
            session.connect(peer(Optional.empty(), false));
            speak(3, -1);
            line.nextWithBlock();
            outside.send(ReportLine.receiverReport(phone.ssrc, 1, 0, 0, 0, 0, 0), reports());
            assertThat(outside.next().about()).isEqualTo(phone.ssrc);
        }
    }

    @Test
    void theCallEndsWithAGoodbyeAndBothPortsAreFree() throws Exception {
        int port = session.local().getPort();
        session.connect(peer(Optional.empty(), false));
        line.next();
        session.close();
        ReportLine.Read read = line.next();
        while (!read.bye()) {
            read = line.next();
        }
        PlayingTest.await(() -> engine.engine.statistics().streams() == 0);
        assertThat(line.isQuiet(600)).isTrue();
        new DatagramSocket(new InetSocketAddress(HERE, port)).close();
        new DatagramSocket(new InetSocketAddress(HERE, port + 1)).close();
    }

    @Test
    void whoWasNeverHeardOfLeavesWithoutAWord() throws Exception {
        RtpPeer later = peer(Optional.empty(), false);
        try (TestEngine slow = new TestEngine(data.resolve("slow"), Duration.ofSeconds(100))) {
            MediaSession silent = slow.engine.open("silent");
            silent.connect(later);
            silent.close();
            PlayingTest.await(() -> slow.engine.statistics().streams() == 0);
        }
        assertThat(line.isQuiet(100)).isTrue();
    }

    @Test
    void manyCallsLeaveNoPortBehind() throws Exception {
        // the range of the test's engine has 500 pairs
        for (int i = 0; i < 600; i++) {
            MediaSession next = engine.engine.open("next");
            next.connect(peer(Optional.empty(), i % 2 == 0));
            next.close();
            PlayingTest.await(() -> engine.engine.statistics().streams() == 1);
        }
    }

    @Test
    void oneSocketIsEnoughWhereTheFarSideOffersIt() throws Exception {
        session.connect(peer(Optional.empty(), true));
        session.dialog().listen(new HeardEvents());
        speak(3, -1);
        PlayingTest.await(() -> phone.reports().size() > 1);
        ReportLine.Read read = ReportLine.read(phone.reports().get(1));
        assertThat(read.about()).isEqualTo(phone.ssrc);
        phone.send(ReportLine.receiverReport(phone.ssrc, read.source(), 64, 7, 160, 0, 0), session.local());
        PlayingTest.await(() -> session.quality().far().isPresent());
        assertThat(session.quality().packetsReceived()).isEqualTo(3);
        new DatagramSocket(reports()).close();
        assertThat(line.isQuiet(300)).isTrue();
        session.close();
        PlayingTest.await(() ->
                ReportLine.read(phone.reports().get(phone.reports().size() - 1)).bye());
    }

    @Test
    void aCipheredCallHasCipheredReports() throws Exception {
        byte[] ours = new byte[SrtpSuite.KEY_LENGTH];
        byte[] theirs = new byte[SrtpSuite.KEY_LENGTH];
        Arrays.fill(theirs, (byte) 9);
        SrtpSuite suite = SrtpSuite.AES_CM_128_HMAC_SHA1_32;
        session.connect(peer(Optional.of(new SrtpKeys(suite, ours, theirs)), false));
        SrtpSender sealing = new SrtpSender(suite, theirs);
        for (int i = 0; i < 5; i++) {
            byte[] packet = Arrays.copyOf(phone.audioPacket(0, new byte[160], 0, 160), 182);
            phone.send(Arrays.copyOf(packet, sealing.seal(packet, 172)), session.local());
        }
        PlayingTest.await(() -> session.quality().packetsReceived() == 5);
        SrtpReceiver opening = new SrtpReceiver(suite, ours);
        ReportLine.Read read = null;
        while (read == null || read.about() == 0) {
            byte[] packet = line.receive();
            read = ReportLine.read(Arrays.copyOf(packet, opening.openRtcp(packet, packet.length)));
        }
        assertThat(read.about()).isEqualTo(phone.ssrc);
        byte[] plain = ReportLine.receiverReport(phone.ssrc, read.source(), 64, 7, 160, 0, 0);
        line.send(plain, reports());
        PlayingTest.await(() -> engine.engine.statistics().reportsIgnored() == 1);
        byte[] sealed = Arrays.copyOf(plain, plain.length + SrtpSender.RTCP_ROOM);
        sealing.sealRtcp(sealed, plain.length);
        line.send(sealed, reports());
        PlayingTest.await(() -> session.quality().far().isPresent());
    }

    @Test
    void noReportsAreMadeWhereNoneAreWanted() throws Exception {
        try (TestEngine quiet = new TestEngine(data.resolve("quiet"), Duration.ZERO)) {
            MediaSession silent = quiet.engine.open("silent");
            silent.connect(peer(Optional.empty(), false));
            silent.dialog().listen(new HeardEvents());
            PlayingTest.await(() -> silent.quality().packetsSent() > 5);
            silent.close();
            PlayingTest.await(() -> quiet.engine.statistics().streams() == 0);
        }
        assertThat(line.isQuiet(200)).isTrue();
    }
}
