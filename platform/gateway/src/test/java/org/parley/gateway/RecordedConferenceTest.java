package org.parley.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.parley.browser.VoicePlatform;
import org.parley.browser.VoicePlatformConfig;
import org.parley.gateway.audio.G711;
import org.parley.gateway.media.Signals;
import org.parley.gateway.sip.Message;
import org.parley.gateway.sip.Phone;

/** Two telephones meet in a conference of a CCXML document, whose dialog records what both say and submits it. */
class RecordedConferenceTest {
    private static final String MEETS = """
            <ccxml version="1.0" xmlns="http://www.w3.org/2002/09/ccxml"><var name="c"/><var name="meeting"/><eventprocessor>
            <transition event="connection.alerting"><assign name="c" expr="event$.connectionid"/><accept/></transition>
            <transition event="connection.connected"><createconference conferenceid="meeting" confname="'meeting'"/></transition>
            <transition event="conference.created"><join id1="c" id2="meeting"/></transition>
            %s
            <transition event="connection.disconnected"><exit/></transition>
            <transition event="error.*"><log expr="event$.name + ' ' + event$.reason"/><exit/></transition>
            </eventprocessor></ccxml>""";

    private static final String STARTS = """
            <transition event="conference.joined">
            <dialogstart src="'/vxml/minutes'" type="'application/voicexml+xml'" conferenceid="meeting"/></transition>""";

    private static final String MINUTES = """
            <vxml version="2.1" xmlns="http://www.w3.org/2001/vxml"><form><record name="minutes" type="audio/basic" beep="true"
            maxtime="60s" finalsilence="1s" dtmfterm="false"><filled>
            <submit next="/minutes" method="post" enctype="multipart/form-data" namelist="minutes"/></filled></record>
            </form></vxml>""";

    private final BlockingQueue<byte[]> submitted = new LinkedBlockingQueue<>();
    private final AtomicBoolean begun = new AtomicBoolean();

    private void serve(HttpExchange exchange) throws IOException {
        byte[] body = exchange.getRequestBody().readAllBytes();
        String document =
                "<vxml version=\"2.1\" xmlns=\"http://www.w3.org/2001/vxml\"><form><block><exit/></block></form></vxml>";
        switch (exchange.getRequestURI().getPath()) {
            case "/ccxml/call" -> document = MEETS.formatted(begun.getAndSet(true) ? "" : STARTS);
            case "/vxml/minutes" -> document = MINUTES;
            default -> submitted.add(body);
        }
        byte[] bytes = document.getBytes(StandardCharsets.UTF_8);
        boolean call = document.startsWith("<ccxml");
        exchange.getResponseHeaders().set("Content-Type", call ? "application/ccxml+xml" : "application/voicexml+xml");
        exchange.sendResponseHeaders(200, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    @Test
    @Proves("recorded-conference")
    void whatBothSayIsSubmitted() throws Exception {
        HttpServer site = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        site.createContext("/", this::serve);
        site.start();
        URI call = URI.create("http://127.0.0.1:" + site.getAddress().getPort() + "/ccxml/call");
        try (GatewayRig rig =
                new GatewayRig(clock -> VoicePlatform.create(VoicePlatformConfig.of(call, "key"), clock))) {
            try (Telephone alice = new Telephone(rig);
                    Telephone bob = new Telephone(rig)) {
                byte[] first = Signals.voice(51, 12_000);
                byte[] second = Signals.voice(52, 12_000);
                alice.hearsTheBeep();
                alice.says(first);
                bob.says(second);
                byte[] minutes = submitted.poll(20, TimeUnit.SECONDS);
                assertThat(minutes).isNotNull();
                int reach = minutes.length / 2;
                assertThat(Signals.correlation(Arrays.copyOfRange(first, 2_000, 6_000), minutes, reach, reach))
                        .as("the first one")
                        .isGreaterThan(0.8);
                assertThat(Signals.correlation(Arrays.copyOfRange(second, 2_000, 6_000), minutes, reach, reach))
                        .as("the second one")
                        .isGreaterThan(0.8);
            }
        } finally {
            site.stop(0);
        }
    }

    /** A telephone in a call, with its audio. */
    private static final class Telephone implements AutoCloseable {
        private static final Pattern PORT = Pattern.compile("m=audio (\\d+)");

        private final DatagramSocket rtp = new DatagramSocket(0, InetAddress.getLoopbackAddress());
        private final Phone phone;
        private final InetSocketAddress target;
        private int sent;

        Telephone(GatewayRig rig) throws SocketException {
            phone = rig.phone();
            phone.invite("700", Phone.sdp(rtp.getLocalPort(), "0"));
            Message ok = phone.answer(200);
            phone.ack("");
            Matcher port = PORT.matcher(ok.body());
            assertThat(port.find()).isTrue();
            target = new InetSocketAddress(InetAddress.getLoopbackAddress(), Integer.parseInt(port.group(1)));
        }

        void hearsTheBeep() throws IOException {
            rtp.setSoTimeout(10_000);
            DatagramPacket packet = new DatagramPacket(new byte[172], 172);
            int loud = 0;
            int silentAfter = 0;
            while (silentAfter < 3) {
                rtp.receive(packet);
                boolean silent = Math.abs(G711.fromMulaw(packet.getData()[53])) < 100
                        && Math.abs(G711.fromMulaw(packet.getData()[55])) < 100;
                loud += silent ? 0 : 1;
                silentAfter = silent && loud > 5 ? silentAfter + 1 : 0;
            }
        }

        void says(byte[] mulaw) throws IOException {
            long start = System.nanoTime();
            for (int at = 0; at < mulaw.length; at += 160) {
                LockSupport.parkNanos(Math.max(0, start + at * 125_000L - System.nanoTime()));
                ByteBuffer packet = ByteBuffer.allocate(172)
                        .putShort((short) 0x8000)
                        .putShort((short) sent)
                        .putInt(160 * sent++)
                        .putInt(rtp.getLocalPort())
                        .put(mulaw, at, 160);
                rtp.send(new DatagramPacket(packet.array(), 172, target));
            }
        }

        @Override
        public void close() {
            phone.hangUp();
            rtp.close();
        }
    }
}
