package org.parley.gateway.torture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.parley.gateway.GatewayConfig;
import org.parley.gateway.GatewayRig;
import org.parley.gateway.GatewayStatistics;
import org.parley.gateway.registrar.RegistrarConfig;
import org.parley.gateway.sip.Await;
import org.parley.gateway.sip.Phone;
import org.parley.gateway.sip.ScriptedPlatform;

/**
 * The torture messages of RFC 4475, each with the answers that it may get. {@code -Dtorture.rounds=10000} sends that many
 * in random order, {@code -Dtorture.seed=N} repeats an order. Mostly waits for timers, so it runs beside other tests.
 */
@Execution(ExecutionMode.CONCURRENT)
class TortureTest {
    private static final List<String> TRANSPORTS = List.of("udp", "tcp");
    /** RFC 3261 keeps transactions over UDP for 32 s, an unanswered INVITE's and its BYE's one after the other. */
    private static final Duration FORGOTTEN = Duration.ofSeconds(180);

    @BeforeAll
    static void thereAreMessages() {
        assumeTrue(
                Files.isDirectory(TortureMessage.FOLDER),
                "skipped: no torture messages in " + TortureMessage.FOLDER + " (-Dconformance.dir=…)");
    }

    private static GatewayRig rig() throws IOException {
        // a registrar that asks for proof; nobody is known to it
        RegistrarConfig registrar = RegistrarConfig.of(() -> URI.create("http://127.0.0.1:1/"), () -> "key")
                .withDomains(Set.of(), 5);
        // nobody acknowledges, and half a minute for each is not waited for
        return new GatewayRig(
                ScriptedPlatform.answering(),
                config -> new GatewayConfig(
                                config.sip().withAckLimit(Duration.ofMillis(1200)), config.media(), config.limits())
                        .withRegistrar(registrar));
    }

    @Test
    void eachMessageIsAnsweredAsItsSectionSays() throws Exception {
        List<String> wrong = new ArrayList<>();
        Map<String, String> seen = new TreeMap<>();
        try (GatewayRig rig = rig();
                Stranger stranger = Stranger.of(rig.gateway().sipAddress())) {
            for (TortureMessage message : TortureMessage.all()) {
                for (String transport : TRANSPORTS) {
                    String status = stranger.answer(message.by(transport, message.name() + transport), transport);
                    seen.put(message.name() + " " + transport, status);
                    if (!message.allowed(transport).contains(status)) {
                        wrong.add(message.name() + " by " + transport + " (§" + message.section() + "): " + status
                                + ", not " + message.allowed(transport));
                    }
                }
            }
            assertThat(wrong).isEmpty();
            TorturePage.check(seen);
            goodCall(rig);
            awaitNothingLeft(rig);
        }
    }

    @Test
    void aConnectionThatLostItsPlaceIsClosedAndRefusalsNameWhatWeHave() throws Exception {
        try (GatewayRig rig = rig();
                Stranger stranger = Stranger.of(rig.gateway().sipAddress())) {
            for (String name : List.of("ncl", "mcl01")) {
                assertThat(stranger.untilClosed(named(name, "tcp"))).as(name).startsWith("SIP/2.0 400 ");
            }
            assertThat(stranger.wholeAnswer(named("bext01", "udp")))
                    .containsPattern("(?m)^Unsupported: nothingSupportsThis\\b")
                    .contains("nothingSupportsThisEither")
                    .doesNotContain("roxies");
            assertThat(stranger.wholeAnswer(named("invut", "udp"))).containsPattern("(?m)^Accept: application/sdp");
            rig.awaitNothingLeft();
        }
    }

    private static TortureMessage named(String name, String transport) throws IOException {
        return TortureMessage.all().stream()
                .filter(message -> message.name().equals(name))
                .findFirst()
                .orElseThrow()
                .by(transport, "whole" + name);
    }

    @Test
    void inRandomOrderNothingIsLeftOfThem() throws Exception {
        int rounds = Integer.getInteger("torture.rounds", 400);
        long seed = Long.getLong("torture.seed", System.nanoTime());
        Random random = new Random(seed);
        List<TortureMessage> all = TortureMessage.all();
        List<String> wrong = new ArrayList<>();
        try (GatewayRig rig = rig();
                Stranger stranger = Stranger.of(rig.gateway().sipAddress())) {
            long begun = System.nanoTime();
            for (int round = 0; round < rounds; round++) {
                String transport = TRANSPORTS.get(random.nextInt(2));
                TortureMessage message = all.get(random.nextInt(all.size())).by(transport, "-" + round);
                String status = stranger.answer(message, transport);
                if (!message.allowed(transport).contains(status)) {
                    wrong.add(round + ": " + message.name() + " by " + transport + ": " + status);
                }
            }
            System.out.printf(
                    "%d torture messages in %d s, -Dtorture.seed=%d, %d answered wrongly; then %s, %d threads%n",
                    rounds,
                    (System.nanoTime() - begun) / 1_000_000_000,
                    seed,
                    wrong.size(),
                    rig.gateway().statistics(),
                    Thread.activeCount());
            assertThat(wrong).as("seed %d", seed).isEmpty();
            goodCall(rig);
            awaitNothingLeft(rig);
            System.out.printf("then %s, %d threads%n", rig.gateway().statistics(), Thread.activeCount());
        }
    }

    private static void goodCall(GatewayRig rig) {
        for (String transport : List.of("UDP", "TCP")) {
            Phone phone = rig.phone(transport);
            phone.connect("3101");
            phone.hangUp();
        }
    }

    private static void awaitNothingLeft(GatewayRig rig) {
        Await.until(
                FORGOTTEN,
                () -> {
                    GatewayStatistics now = rig.gateway().statistics();
                    return now.calls() == 0
                            && now.sip().sessions() == 0
                            && now.sip().dialogs() == 0
                            && now.sip().transactions() == 0
                            && now.media().streams() == 0
                            && connectionThreads() < 20;
                },
                () -> rig.gateway().statistics() + ", " + connectionThreads() + " threads of connections");
    }

    /** Of all rigs of this process. */
    private static long connectionThreads() {
        return Thread.getAllStackTraces().keySet().stream()
                .map(Thread::getName)
                .filter(name -> name.startsWith("TCPMessageChannel") || name.startsWith("PipelineThread"))
                .count();
    }
}
