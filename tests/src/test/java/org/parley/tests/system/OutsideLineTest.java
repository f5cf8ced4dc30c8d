package org.parley.tests.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.parley.tests.Proves;
import org.parley.tests.phone.MediaClock;
import org.parley.tests.phone.Phone;
import org.parley.tests.phone.PhoneAccount;
import org.parley.tests.phone.PhoneCall;
import org.parley.tests.phone.Provider;
import org.parley.tests.phone.RingingCall;

/** Outside lines by SIP, with a provider: the toll gate of a real server, and whom it does not let pass. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Order(1)
class OutsideLineTest {
    private static final Duration SOON = Duration.ofSeconds(20);

    private MediaClock clock;
    private Provider provider;
    private ServerUnderTest server;

    @BeforeAll
    void start(@TempDir Path folder) throws Exception {
        clock = new MediaClock();
        provider = Provider.open(clock);
        server = ServerUnderTest.start(
                folder.resolve("data"),
                "sip.trunks = [{ name = provider, host = 127.0.0.1, port = " + provider.port()
                        + ", user = \"5551000\", secret = s3cret, register = true, addresses = [\"127.0.0.1:"
                        + provider.port()
                        + "\"] }]\ntoll.alarm.attempts-of-guests = 1");
        provider.registered(SOON);
    }

    @AfterAll
    void stop() throws IOException {
        if (server != null) {
            server.close();
        }
        provider.close();
        clock.close();
    }

    private String rest(String method, String path, String body) throws IOException {
        String login = Base64.getEncoder().encodeToString("user100:parley-100".getBytes(StandardCharsets.UTF_8));
        HttpRequest request = HttpRequest.newBuilder(server.url("/api/v1/" + path))
                .header("Authorization", "Basic " + login)
                .header("Content-Type", "application/json")
                .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body))
                .build();
        HttpResponse<String> answer = server.send(request, HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(path + ": " + answer.body()).isLessThan(300);
        return answer.body();
    }

    /** Waits until the newest row of the audit says so. */
    private void audited(String... words) {
        Eventually.get(
                "the audit to say " + String.join(" ", words), SOON, () -> rest("GET", "toll/attempts", ""), rows -> {
                    for (String word : words) {
                        if (!rows.contains(word)) {
                            return false;
                        }
                    }
                    return true;
                });
    }

    private Caller atTheDialTone(Phone phone) throws Exception {
        Caller caller = new Caller(phone.call("6109"));
        caller.hears("center/enter-pin");
        caller.presses("71095#");
        caller.hears("center/outside-line");
        caller.presses("7");
        caller.hears("tones/dial");
        return caller;
    }

    @Test
    @Proves({"82", "84", "85", "by-phone-alone"})
    void theMessageCenterCallsOutAndStarPoundLeadsBack() throws Exception {
        try (Phone phone = Phone.udp(clock, server.sip());
                Caller caller = atTheDialTone(phone)) {
            caller.presses("5557777");
            RingingCall far = provider.proved(SOON).ring().answer();
            assertThat(far.from()).isEqualTo("5551000");
            Talk there = Talk.of(41);
            Talk back = Talk.of(42);
            caller.call().talksAllTheTime(there.sound());
            far.talksAllTheTime(back.sound());
            there.isHeardIn(far.heard());
            back.isHeardIn(caller.heard());
            caller.presses("*#");
            far.ended(SOON);
            caller.hears("tones/dial");
            audited("\"number\":\"5557777\"", "\"path\":\"message-center\"", "\"seconds\":");
            caller.presses("*#");
            caller.hears("center/enter-pin");
        }
    }

    @Test
    void theLongestTimeEndsACallAndTheFarSidesEndIsTheDialTone() throws Exception {
        rest("PUT", "users/109/outside", "{\"outside\":true,\"maxCallSeconds\":2}");
        try (Phone phone = Phone.udp(clock, server.sip());
                Caller caller = atTheDialTone(phone)) {
            caller.presses("5557771");
            RingingCall far = provider.proved(SOON).ring().answer();
            far.ended(SOON);
            caller.hears("outside/time-over");
            caller.hears("tones/dial");
            caller.presses("5557772");
            provider.proved(SOON).refuse("486 Busy Here");
            caller.hears("outside/busy");
        } finally {
            rest("PUT", "users/109/outside", "{\"outside\":true}");
        }
        audited("the longest time is over");
    }

    @Test
    @Proves({"210", "pins-masked"})
    void aPinBeforeTheNumberIsNowhereWrittenDown() throws Exception {
        try (Phone phone = Phone.udp(clock, server.sip())) {
            PhoneAccount own = phone.account("109", "sip-109");
            PhoneCall call = phone.to("78710955557773").as(own).dial();
            RingingCall far = provider.proved(SOON).ring().answer();
            call.answered();
            assertThat(far.header("To")).contains("5557773").doesNotContain("71095");
            call.hangUp();
            far.ended(SOON);
            assertThat(phone.to("78710955557774").dial().status()).isEqualTo(404);
            try (Caller wrong =
                    new Caller(phone.to("78710965557775").as(own).dial().answered())) {
                wrong.hears("outside/wrong-pin");
            }
        }
        audited("\"path\":\"dialled-with-pin\"", "\"number\":\"5557773\"", "\"reason\":\"wrong-pin\"");
        Eventually.get("the call's record", SOON, () -> rest("GET", "calls", ""), rows -> rows.contains("\"to\":\"78"));
        for (String told : new String[] {
            server.output(),
            rest("GET", "calls", ""),
            rest("GET", "calls?format=csv", ""),
            rest("GET", "toll/attempts", ""),
            rest("GET", "toll/attempts?format=csv", "")
        }) {
            HiddenPin.isNotIn(told, "71095");
            HiddenPin.isNotIn(told, "71096");
        }
    }

    @Test
    @Proves("outside-gate")
    void whatACallSaysOfItselfOpensNoLine() throws Exception {
        Map<String, String> claims = Map.of(
                "P-Asserted-Identity", "<sip:109@127.0.0.1>",
                "Diversion", "<sip:109@127.0.0.1>;reason=unconditional",
                "Remote-Party-ID", "<sip:109@127.0.0.1>;party=calling",
                "Referred-By", "<sip:109@127.0.0.1>");
        try (Phone phone = Phone.udp(clock, server.sip())) {
            for (Map.Entry<String, String> claim : claims.entrySet()) {
                assertThat(phone.to("95557776")
                                .from("109")
                                .header(claim.getKey(), claim.getValue())
                                .dial()
                                .status())
                        .isEqualTo(404);
            }
            assertThat(phone.to("95557776").from("109").at("127.0.0.1").dial().status())
                    .isEqualTo(407);
        }
        audited("\"reason\":\"guest\"", "\"number\":\"5557776\"", "\"outcome\":\"alarm\"");
        assertThat(server.output()).contains("TOLL ALARM user=\"\" reason=guests path=dialled number=\"5557776\"");
    }

    @Test
    @Proves("outside-gate")
    void transfersHaveTheRightsOfWhoAsks() throws Exception {
        try (Phone alice = Phone.udp(clock, server.sip());
                Phone bob = Phone.udp(clock, server.sip())) {
            PhoneAccount caller = alice.account("100", "sip-100");
            PhoneAccount without = bob.account("101", "sip-101");
            PhoneAccount with = bob.account("109", "sip-109");
            assertThat(without.register(300).status()).isEqualTo(200);
            try (PhoneCall call = alice.to("101").as(caller).dial();
                    RingingCall called = bob.awaitRing(SOON).ring().answer()) {
                talk(call.answered());
                assertThat(called.refer("<sip:95557778@" + host() + ">")).isEqualTo(603);
                call.hangUp();
                called.ended(SOON);
            }
            try (PhoneCall call = alice.to("101").as(caller).dial();
                    RingingCall called = bob.awaitRing(SOON)) {
                called.sendOn("sip:95557778@" + host());
                new Caller(call.answered()).hears("deposit/you-have-reached");
            }
            without.forgetAll();
            assertThat(with.register(300).status()).isEqualTo(200);
            try (PhoneCall call = alice.to("109").as(caller).dial();
                    RingingCall called = bob.awaitRing(SOON).ring().answer()) {
                talk(call.answered());
                assertThat(called.refer("<sip:95557779@" + host() + ">")).isEqualTo(202);
                RingingCall far = provider.proved(SOON).ring().answer();
                called.ended(SOON);
                call.hangUp();
                far.ended(SOON);
            }
            with.forgetAll();
        }
        audited("\"number\":\"5557778\"", "\"path\":\"transfer\"", "\"reason\":\"not-allowed\"");
        audited("\"number\":\"5557779\"", "\"outcome\":\"allowed\"");
        assertThat(server.output()).contains("forwarding refused: extension=\"101\"");
    }

    @Test
    @Proves("outside-gate")
    void aStopEndsTheCallInProgress() throws Exception {
        try (Phone phone = Phone.udp(clock, server.sip());
                Caller caller = atTheDialTone(phone)) {
            caller.presses("5557774");
            RingingCall far = provider.proved(SOON).ring().answer();
            talk(caller.call());
            rest("PUT", "toll/stops/109", "");
            far.ended(SOON);
            caller.hears("tones/dial");
            caller.presses("5557774");
            caller.hears("outside/stopped");
        } finally {
            rest("DELETE", "toll/stops/109", "");
        }
        audited("\"number\":\"5557774\"", "\"reason\":\"outside calls are stopped\"");
    }

    private static void talk(PhoneCall call) {
        int answered = call.heard().now();
        Eventually.get("half a second of the call", SOON, () -> call.heard().now(), now -> now > answered + 4_000);
    }

    private String host() {
        return "127.0.0.1:" + server.sip().getPort();
    }

    @Test
    @Proves({"emergency", "outside-gate"})
    void aStopHoldsForAllButEmergenciesUntilItIsReleased() throws Exception {
        rest("PUT", "toll/stops/109", "");
        try (Phone phone = Phone.udp(clock, server.sip())) {
            PhoneAccount own = phone.account("109", "sip-109");
            try (Caller stopped = new Caller(phone.to("95557770").as(own).dial().answered())) {
                stopped.hears("outside/stopped");
            }
            PhoneCall help = phone.to("9911").as(own).dial();
            RingingCall far = provider.proved(SOON).ring().answer();
            help.answered();
            help.hangUp();
            far.ended(SOON);
            assertThat(server.command("toll", "status", "--data", server.data().toString()))
                    .contains("109  since ");
            server.command("toll", "release", "109", "--data", server.data().toString());
            PhoneCall again = phone.to("95557770").as(own).dial();
            provider.proved(SOON).refuse("486 Busy Here");
            assertThat(again.status()).isEqualTo(486);
        }
        audited("\"outcome\":\"emergency\"", "\"number\":\"911\"", "\"outcome\":\"release\"");
        assertThat(server.output()).contains("TOLL STOP user=\"109\"").contains("TOLL EMERGENCY user=\"109\"");
        assertThat(server.get("/metrics").body()).contains("parley_toll_total{outcome=\"emergency\"");
        assertThat(server.get("/health").statusCode()).isEqualTo(200);
    }
}
