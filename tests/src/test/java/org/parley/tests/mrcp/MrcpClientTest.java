package org.parley.tests.mrcp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.parley.gateway.audio.PromptCodec;
import org.parley.gateway.mrcp.MrcpClient;
import org.parley.gateway.mrcp.MrcpServer;
import org.parley.gateway.mrcp.MrcpSession;
import org.parley.gateway.mrcp.Recognizer;
import org.parley.gateway.mrcp.RecorderResource;
import org.parley.gateway.mrcp.ResourceType;
import org.parley.gateway.mrcp.Synthesizer;
import org.parley.gateway.mrcp.message.MrcpHeaders;
import org.parley.gateway.mrcp.message.MrcpResponse;
import org.parley.gateway.mrcp.message.RequestState;
import org.parley.gateway.mrcp.nlsml.NlsmlReader;
import org.parley.tests.phone.Sound;

/** Our client of MRCPv2 and a server, over SIP, TCP, TLS and RTP on loopback. */
class MrcpClientTest {
    private static final String MARKED = "<speak version=\"1.0\">before <mark name=\"here\"/> after</speak>";

    private final BlockingQueue<String> events = new LinkedBlockingQueue<>();
    private ClientBench bench;
    private SpeechServer server;
    private MrcpClient client;

    @BeforeEach
    void start() throws Exception {
        bench = new ClientBench();
        server = new SpeechServer();
        client = bench.client(server);
    }

    @AfterEach
    void stop() throws Exception {
        client.close();
        server.close();
        bench.close();
    }

    private final class Heard implements Synthesizer.Listener, Recognizer.Listener, RecorderResource.Listener {
        @Override
        public void marked(long requestId, String marker) {
            events.add("mark " + requestId + " " + marker.replaceFirst(".*;", ""));
        }

        @Override
        public void spoken(long requestId, int cause) {
            events.add("spoken " + requestId + " " + cause);
        }

        @Override
        public void inputStarted(long requestId) {
            events.add("input " + requestId);
        }

        @Override
        public void recognized(long requestId, int cause, byte[] result) {
            events.add("recognized " + requestId + " " + cause + " " + new String(result, StandardCharsets.UTF_8));
        }

        @Override
        public void recorded(long requestId, int cause, String uri) {
            events.add("recorded " + requestId + " " + cause + " " + uri);
        }

        @Override
        public void lost(String reason) {
            events.add("lost");
        }
    }

    private String event() throws InterruptedException {
        return Optional.ofNullable(events.poll(20, TimeUnit.SECONDS)).orElse("nothing");
    }

    private static MrcpResponse get(CompletableFuture<MrcpResponse> response) throws Exception {
        MrcpResponse answer = response.get(20, TimeUnit.SECONDS);
        assertThat(answer.isSuccess()).as(answer.startLine()).isTrue();
        return answer;
    }

    @Test
    void aTextIsSpokenWithItsMarks() throws Exception {
        try (MrcpSession session = ClientBench.open(client, ResourceType.SYNTHESIZER)) {
            ClientBench.Ear ear = new ClientBench.Ear();
            session.audio().hear(ear::audio);
            Synthesizer synthesizer = Synthesizer.of(session, new Heard());
            var sent = synthesizer.speak(MrcpHeaders.NONE, Synthesizer.SSML, MARKED);
            assertThat(get(sent.response()).state()).isEqualTo(RequestState.IN_PROGRESS);
            var second = synthesizer.speak(MrcpHeaders.NONE, "text/plain", "more");
            assertThat(get(second.response()).state()).isEqualTo(RequestState.PENDING);
            assertThat(event()).isEqualTo("mark 1 here");
            assertThat(event()).isEqualTo("spoken 1 0");
            assertThat(event()).isEqualTo("spoken 2 0");
            assertThat(ClientBench.match(ear.heard(), SpeechServer.soundOf("before  after")))
                    .isGreaterThan(0.95);
            assertThat(ClientBench.match(ear.heard(), SpeechServer.soundOf("more")))
                    .isGreaterThan(0.95);
        }
        ClientBench.await(() -> server.idle() && bench.sipSessions() == 0, "BYE");
    }

    @Test
    void pauseResumeControlParametersLexiconAndStop() throws Exception {
        try (MrcpSession session = ClientBench.open(client, ResourceType.SYNTHESIZER)) {
            Synthesizer synthesizer = Synthesizer.of(session, new Heard());
            get(synthesizer.setParameters(MrcpHeaders.of("Voice-Gender", "female")));
            assertThat(get(synthesizer.parameters(MrcpHeaders.of("Voice-Gender", "")))
                            .headers()
                            .first("voice-gender"))
                    .contains("female");
            get(synthesizer.defineLexicon(MrcpHeaders.of("Load-Lexicon", "true"), "<lexicon/>"));
            get(synthesizer
                    .speak(MrcpHeaders.NONE, Synthesizer.SSML, "<speak>long</speak>")
                    .response());
            assertThat(get(synthesizer.pause()).headers().first("Active-Request-Id-List"))
                    .isPresent();
            get(synthesizer.control(MrcpHeaders.of("Jump-Size", "-15 Words")));
            get(synthesizer.resume());
            assertThat(get(synthesizer.stop()).headers().first("Active-Request-Id-List"))
                    .contains("4");
            assertThat(server.methods())
                    .containsExactly(
                            "SET-PARAMS",
                            "GET-PARAMS",
                            "DEFINE-LEXICON",
                            "SPEAK",
                            "PAUSE",
                            "CONTROL",
                            "RESUME",
                            "STOP");
            assertThat(events).isEmpty();
        }
    }

    @Test
    void manySessionsShareAConnectionThatIsMadeAnewWhenItIsGone() throws Exception {
        try (MrcpSession first = ClientBench.open(client, ResourceType.SYNTHESIZER)) {
            get(Synthesizer.of(first, new Heard()).parameters(MrcpHeaders.NONE));
            List<MrcpSession> more = new ArrayList<>();
            for (int i = 0; i < 5; i++) {
                more.add(ClientBench.open(client, ResourceType.SYNTHESIZER, ResourceType.RECOGNIZER));
                get(Synthesizer.of(more.get(i), new Heard()).parameters(MrcpHeaders.NONE));
                get(Recognizer.of(more.get(i), new Heard()).parameters(MrcpHeaders.NONE));
            }
            assertThat(server.connections()).isEqualTo(1);
            server.dropConnections();
            for (int i = 0; i < 6; i++) {
                assertThat(event()).isEqualTo("lost");
            }
            more.forEach(MrcpSession::close);
        }
        try (MrcpSession again = ClientBench.open(client, ResourceType.SYNTHESIZER)) {
            get(Synthesizer.of(again, new Heard()).parameters(MrcpHeaders.NONE));
            assertThat(server.connections()).isEqualTo(2);
        }
    }

    @Test
    void aServerThatWantsAConnectionForEachSessionGetsIt() throws Exception {
        server.has(Fault.WANTS_NEW);
        for (int i = 1; i <= 3; i++) {
            try (MrcpSession session = ClientBench.open(client, ResourceType.SYNTHESIZER)) {
                get(Synthesizer.of(session, new Heard()).parameters(MrcpHeaders.NONE));
            }
            assertThat(server.connections()).isEqualTo(i);
        }
        ClientBench.await(() -> server.openConnections() == 1, "the end of those before");
    }

    private static void speakTo(MrcpSession session) {
        byte[] words = PromptCodec.encode(Sound.speech(5, 0.6));
        long start = System.nanoTime();
        byte[] frame = new byte[160];
        for (int i = 0; (i + 1) * 160 <= words.length; i++) {
            LockSupport.parkNanos(Math.max(1, start + i * 20_000_000L - System.nanoTime()));
            System.arraycopy(words, i * 160, frame, 0, 160);
            session.audio().send(frame, 160);
        }
    }

    @Test
    void whatIsSaidIsRecognized() throws Exception {
        server.understands("pizza");
        try (MrcpSession session = ClientBench.open(client, ResourceType.RECOGNIZER)) {
            Recognizer recognizer = Recognizer.of(session, new Heard());
            get(recognizer.defineGrammar("g1@parley", Recognizer.GRAMMAR, "<grammar/>"));
            get(recognizer
                    .recognize(MrcpHeaders.of("Start-Input-Timers", "false"), List.of("session:g1@parley"))
                    .response());
            get(recognizer.startInputTimers());
            speakTo(session);
            assertThat(event()).isEqualTo("input 2");
            String recognized = event();
            assertThat(recognized).startsWith("recognized 2 0 ");
            byte[] nlsml = recognized.substring(15).getBytes(StandardCharsets.UTF_8);
            assertThat(NlsmlReader.read(nlsml).interpretations().get(0).input()).isEqualTo("pizza");
            assertThat(get(recognizer.result(MrcpHeaders.NONE)).body()).isEqualTo(nlsml);
            get(recognizer
                    .recognize(MrcpHeaders.NONE, List.of("session:g1@parley"))
                    .response());
            assertThat(get(recognizer.stop()).headers().first("Active-Request-Id-List"))
                    .contains("5");
            assertThat(new String(server.awaits("RECOGNIZE").body(), StandardCharsets.UTF_8))
                    .isEqualTo("session:g1@parley\r\n");
        }
    }

    @Test
    void whatIsSaidIsRecorded() throws Exception {
        try (MrcpSession session = ClientBench.open(client, ResourceType.RECORDER)) {
            RecorderResource recorder = RecorderResource.of(session, new Heard());
            get(recorder.record(MrcpHeaders.of("Record-URI", "", "Media-Type", "audio/wav"))
                    .response());
            get(recorder.startInputTimers());
            speakTo(session);
            assertThat(event()).isEqualTo("input 1");
            assertThat(event()).startsWith("recorded 1 0 <file:///tmp/rec.wav>");
            get(recorder.record(MrcpHeaders.NONE).response());
            get(recorder.stop(MrcpHeaders.of("Trim-Length", "0")));
        }
    }

    @Test
    void aServerThatSplitsEveryOctetIsUnderstood() throws Exception {
        server.has(Fault.SPLITS);
        aTextIsSpokenWithItsMarks();
    }

    @ParameterizedTest
    @EnumSource(
            value = Fault.class,
            names = {"DEAD", "REFUSES", "SILENT", "WRONG_LENGTHS", "CLOSES", "LEADS_AWAY"})
    void aServerThatMisbehavesIsAnErrorInTime(Fault fault) throws Exception {
        server.has(fault);
        long start = System.nanoTime();
        assertThatThrownBy(() -> {
                    try (MrcpSession session = ClientBench.open(client, ResourceType.SYNTHESIZER)) {
                        get(Synthesizer.of(session, new Heard()).parameters(MrcpHeaders.NONE));
                    }
                })
                .isInstanceOf(ExecutionException.class)
                .hasCauseInstanceOf(IOException.class);
        assertThat(System.nanoTime() - start)
                .isLessThan(ClientBench.TIMEOUT.multipliedBy(3).toNanos());
        ClientBench.await(() -> bench.sipSessions() == 0, "the end of the session");
    }

    @Test
    void anAnswerThatLeadsAwayIsNotFollowed() throws Exception {
        server.has(Fault.LEADS_AWAY);
        try (ServerSocket elsewhere = new ServerSocket(server.controlPort(), 1, InetAddress.getByName("127.0.0.9"))) {
            MrcpSession session = client.open(Set.of(ResourceType.SYNTHESIZER));
            assertThatThrownBy(() -> session.ready().get(20, TimeUnit.SECONDS)).hasMessageContaining("127.0.0.9");
            elsewhere.setSoTimeout(300);
            assertThatThrownBy(elsewhere::accept).isInstanceOf(SocketTimeoutException.class);
        }
    }

    @Test
    void controlGoesOverTlsToWhomTheCertificateNames(@TempDir Path folder) throws Exception {
        Keys keys = Keys.of(folder, "speech.test");
        Keys others = Keys.of(folder, "other.test");
        try (SpeechServer safe = new SpeechServer(Optional.of(keys.key()))) {
            MrcpServer.Tls good = new MrcpServer.Tls(keys.trust(), "speech.test");
            try (MrcpClient over = bench.client(safe, Optional.of(good), ClientBench.TIMEOUT);
                    MrcpSession session = ClientBench.open(over, ResourceType.SYNTHESIZER)) {
                get(Synthesizer.of(session, new Heard()).parameters(MrcpHeaders.NONE));
            }
            for (MrcpServer.Tls bad : List.of(
                    new MrcpServer.Tls(keys.trust(), "elsewhere.test"),
                    new MrcpServer.Tls(others.trust(), "speech.test"))) {
                try (MrcpClient over = bench.client(safe, Optional.of(bad), ClientBench.TIMEOUT);
                        MrcpSession session = ClientBench.open(over, ResourceType.SYNTHESIZER)) {
                    assertThatThrownBy(() ->
                                    get(Synthesizer.of(session, new Heard()).parameters(MrcpHeaders.NONE)))
                            .isInstanceOf(ExecutionException.class);
                }
            }
            assertThat(safe.methods()).containsExactly("GET-PARAMS");
        }
    }

    @Test
    void audioFromElsewhereIsNotHeard() throws Exception {
        server.has(Fault.INJECTED);
        try (MrcpSession session = ClientBench.open(client, ResourceType.SYNTHESIZER)) {
            ClientBench.Ear ear = new ClientBench.Ear();
            session.audio().hear(ear::audio);
            get(Synthesizer.of(session, new Heard())
                    .speak(MrcpHeaders.NONE, Synthesizer.SSML, "<speak>words</speak>")
                    .response());
            assertThat(event()).isEqualTo("spoken 1 0");
            byte[] sound = PromptCodec.encode(SpeechServer.soundOf("words"));
            ClientBench.await(() -> ear.heard().length >= sound.length / 160 * 160, "all of it");
            assertThat(ear.heard()).isEqualTo(java.util.Arrays.copyOf(sound, sound.length / 160 * 160));
        }
    }

    @Test
    void aSessionThatIsClosedBeforeItIsReadyLeavesNothing() throws Exception {
        server.has(Fault.DEAD);
        MrcpSession session =
                bench.client(server, Optional.empty(), Duration.ofSeconds(1)).open(Set.of(ResourceType.SYNTHESIZER));
        session.close();
        assertThat(session.ready()).isCompletedExceptionally();
        ClientBench.await(() -> bench.sipSessions() == 0, "the end of the INVITE");
    }
}
