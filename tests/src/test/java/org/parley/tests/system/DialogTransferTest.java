package org.parley.tests.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.parley.tests.phone.Keys;
import org.parley.tests.phone.MediaClock;
import org.parley.tests.phone.Phone;
import org.parley.tests.phone.PhoneAccount;
import org.parley.tests.phone.PhoneCall;
import org.parley.tests.phone.RingingCall;

/** A dialog's transfer by telephone: bridge, blind, consultation, with the results that the Recommendation names. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DialogTransferTest {
    private static final Duration SOON = Duration.ofSeconds(20);
    private static final Pattern RESULT = Pattern.compile("transfer: ([a-z_.]+)([^\n]*)");
    private static final String BRIDGE = "400";
    private static final String TWO_SECONDS = "460";
    private static final String BLIND = "461";
    private static final String CONSULTATION = "462";
    private static final String NOBODY = "463";
    private static final String OUTSIDE = "464";

    private ServerUnderTest server;
    private MediaClock clock;
    private Phone alice;
    private Phone bob;
    private PhoneAccount called;
    private int toldBefore;

    @BeforeAll
    void start(@TempDir Path folder) throws IOException {
        Path home = OwnTemplates.in(folder.resolve("home"));
        for (String template : List.of("unavailable", "attendant")) {
            try (InputStream document = DialogTransferTest.class.getResourceAsStream("/documents/transfers.vxml.vm")) {
                Files.copy(
                        document,
                        home.resolve("vxml-templates/" + template + ".vxml.vm"),
                        StandardCopyOption.REPLACE_EXISTING);
            }
        }
        server = ServerUnderTest.start(home, folder.resolve("data"));
        clock = new MediaClock();
    }

    @AfterAll
    void stop() throws IOException {
        if (server != null) {
            server.close();
        }
        if (clock != null) {
            clock.close();
        }
    }

    @BeforeEach
    void register() throws IOException {
        alice = Phone.udp(clock, server.sip());
        bob = Phone.udp(clock, server.sip());
        called = bob.account("101", "sip-101");
        assertThat(called.register(300).status()).isEqualTo(200);
        toldBefore = results().size();
    }

    @AfterEach
    void leave() throws IOException {
        called.forgetAll();
        alice.close();
        bob.close();
    }

    private List<MatchResult> results() throws IOException {
        return RESULT.matcher(server.output()).results().toList();
    }

    /** Waits for the next result. */
    private MatchResult result() {
        return Eventually.get("a result", SOON, this::results, told -> told.size() > toldBefore)
                .get(toldBefore++);
    }

    @Test
    void aBridgeIsHeardBothWaysAndEndsWhenTheFarSideHangsUp() throws Exception {
        try (PhoneCall call = alice.call(BRIDGE);
                RingingCall ringing = bob.awaitRing(SOON).ring()) {
            Caller caller = new Caller(call);
            caller.hears("center/enter-extension");
            ringing.answer();
            Talk there = Talk.of(31);
            Talk back = Talk.of(32);
            call.talksAllTheTime(there.sound());
            ringing.talksAllTheTime(back.sound());
            there.isHeardIn(ringing.heard());
            back.isHeardIn(call.heard());
            call.pressed("5*1");
            Eventually.get("keys that are no match", SOON, () -> Keys.in(ringing.heard()), "5*1"::equals);
            ringing.hangUp();
            MatchResult told = result();
            assertThat(told.group(1)).isEqualTo("far_end_disconnect");
            assertThat(duration(told)).isGreaterThan(1);
            assertThat(told.group(2)).contains("mode=undefined");
            caller.hears("system/goodbye");
            caller.isHungUpOn();
        }
    }

    private static void isSentHome(PhoneCall call) {
        Caller caller = new Caller(call);
        caller.hears("system/goodbye");
        caller.isHungUpOn();
    }

    private static double duration(MatchResult told) {
        return Double.parseDouble(told.group(2).replaceAll("(?s).*duration=([0-9.]+).*", "$1"));
    }

    @Test
    void theCallerEndsABridgeByKeysWhichTheFarSideDoesNotHear() throws Exception {
        try (PhoneCall call = alice.call(BRIDGE);
                RingingCall ringing = bob.awaitRing(SOON).ring()) {
            ringing.answer();
            Talk back = Talk.of(33);
            ringing.talksAllTheTime(back.sound());
            back.isHeardIn(call.heard());
            call.pressed("*#");
            ringing.ended(SOON);
            MatchResult told = result();
            assertThat(told.group(1)).isEqualTo("near_end_disconnect");
            assertThat(told.group(2)).contains("mode=dtmf").contains("said=*#");
            assertThat(Keys.in(ringing.heard())).isEmpty();
            isSentHome(call);
        }
    }

    @Test
    void refusalsAreResults() throws Exception {
        Map<String, String> results = Map.of(
                "486 Busy Here", "busy",
                "603 Decline", "busy",
                "480 Temporarily Unavailable", "noanswer",
                "503 Service Unavailable", "network_busy");
        for (Map.Entry<String, String> refusal : results.entrySet()) {
            for (String number : List.of(BRIDGE, CONSULTATION)) {
                try (PhoneCall call = alice.call(number)) {
                    bob.awaitRing(SOON).refuse(refusal.getKey());
                    MatchResult told = result();
                    assertThat(told.group(1)).as(refusal.getKey()).isEqualTo(refusal.getValue());
                    assertThat(duration(told)).isZero();
                    isSentHome(call);
                }
            }
        }
    }

    @Test
    void nobodyAnswersInTime() throws Exception {
        try (PhoneCall call = alice.call(BRIDGE);
                RingingCall ringing = bob.awaitRing(SOON).ring()) {
            ringing.cancelled(SOON);
            assertThat(result().group(1)).isEqualTo("noanswer");
            isSentHome(call);
        }
    }

    @Test
    void aBridgeHasItsLongestTime() throws Exception {
        try (PhoneCall call = alice.call(TWO_SECONDS);
                RingingCall ringing = bob.awaitRing(SOON).ring()) {
            ringing.answer();
            ringing.ended(SOON);
            MatchResult told = result();
            assertThat(told.group(1)).isEqualTo("maxtime_disconnect");
            assertThat(duration(told)).isBetween(2.0, 4.0);
            isSentHome(call);
        }
    }

    @Test
    void aCallerWhoHangsUpTakesTheFarSideAlong() throws Exception {
        PhoneCall call = alice.call(BRIDGE);
        try (RingingCall ringing = bob.awaitRing(SOON).ring()) {
            call.hangUp();
            ringing.cancelled(SOON);
        }
        assertThat(result().group(1)).isEqualTo("connection.disconnect.hangup");
        PhoneCall second = alice.call(BRIDGE);
        try (RingingCall ringing = bob.awaitRing(SOON).ring()) {
            ringing.answer();
            Eventually.get("audio", SOON, () -> ringing.heard().now(), samples -> samples > 4_000);
            second.hangUp();
            ringing.ended(SOON);
        }
        assertThat(result().group(1)).isEqualTo("connection.disconnect.hangup");
    }

    @Test
    void blindAndConsultationHandTheCallerOver() throws Exception {
        for (String number : List.of(BLIND, CONSULTATION)) {
            try (PhoneCall call = alice.call(number);
                    RingingCall ringing = bob.awaitRing(SOON).ring()) {
                if (number.equals(BLIND)) {
                    assertThat(result().group(1)).isEqualTo("connection.disconnect.transfer");
                }
                ringing.answer();
                if (number.equals(CONSULTATION)) {
                    assertThat(result().group(1)).isEqualTo("connection.disconnect.transfer");
                }
                Talk there = Talk.of(34);
                Talk back = Talk.of(35);
                call.talksAllTheTime(there.sound());
                ringing.talksAllTheTime(back.sound());
                there.isHeardIn(ringing.heard());
                back.isHeardIn(call.heard());
                call.pressed("*#");
                Eventually.get("keys, since no dialog listens", SOON, () -> Keys.in(ringing.heard()), "*#"::equals);
                ringing.hangUp();
                call.ended(SOON);
            }
        }
    }

    @Test
    void aBlindTransferThatFailsEndsTheCall() throws Exception {
        try (PhoneCall call = alice.call(BLIND)) {
            bob.awaitRing(SOON).refuse("486 Busy Here");
            call.ended(SOON);
        }
    }

    @Test
    void whereACallerMayNotCallTheDialogMayNotTransferHim() throws Exception {
        try (PhoneCall call = alice.call(NOBODY)) {
            assertThat(result().group(1)).isEqualTo("error.connection.baddestination");
            call.ended(SOON);
        }
        try (PhoneCall call = alice.call(OUTSIDE)) {
            assertThat(result().group(1)).isEqualTo("error.connection.noauthorization");
            call.ended(SOON);
        }
    }
}
