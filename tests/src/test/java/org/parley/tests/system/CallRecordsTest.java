package org.parley.tests.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.parley.tests.phone.MediaClock;
import org.parley.tests.phone.Phone;
import org.parley.tests.phone.PhoneCall;
import org.parley.tests.phone.Sound;

/** Each leg of a call leaves a row, for administrators. */
@ExtendWith(OnSharedServer.class)
@ResourceLock("mailbox 101")
class CallRecordsTest {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final ServerUnderTest server;
    private final MediaClock clock;

    CallRecordsTest(ServerUnderTest server, MediaClock clock) {
        this.server = server;
        this.clock = clock;
    }

    @Test
    void callsAreListedAsJsonAndCsv() throws Exception {
        try (Phone phone = Phone.udp(clock, server.sip())) {
            PhoneCall call = phone.to("404").from("7770001").dial().answered();
            call.hangUp();
        }
        String csv = Eventually.get(
                "the call's record",
                PATIENCE,
                () -> calls("user100:parley-100", "?format=csv").body(),
                text -> text.contains("7770001"));
        assertThat(csv).startsWith("leg,callId,direction,from,to,");
        assertThat(csv.lines()
                        .filter(line -> line.contains("7770001"))
                        .findFirst()
                        .orElseThrow())
                .contains(",in,7770001,404,", "FAR_BYE");
        assertThat(calls("user100:parley-100", "").body()).contains("\"from\":\"7770001\"");
        assertThat(calls("user101:parley-101", "").statusCode()).isEqualTo(403);
    }

    @Test
    void aMessageIsNamedInTheRecordOfItsCall() throws Exception {
        Rest mailbox = server.rest("101");
        mailbox.clear();
        try (Phone phone = Phone.udp(clock, server.sip())) {
            Caller caller = new Caller(phone.to("3101").from("7770002").dial().answered());
            caller.presses("#");
            caller.hearsBeep();
            caller.says(Sound.speech(107, 2));
            caller.hangsUp();
        }
        String message = mailbox.awaitMessages(1, PATIENCE).get(0).id();
        Eventually.get(
                "the message in the call's record",
                PATIENCE,
                () -> calls("user100:parley-100", "?format=csv").body(),
                text -> text.lines()
                        .anyMatch(line -> line.contains(",7770002,3101,") && line.contains("," + message + ",,")));
        assertThat(calls("user100:parley-100", "").body())
                .contains("\"messages\":[\"" + message + "\"]")
                .as("what was said, and how it came through")
                .containsPattern("\"from\":\"7770002\"[^}]*\"packetsReceived\":1?[0-9][0-9],\"packetsLost\":0,");
        mailbox.clear();
    }

    @Test
    void aConferenceIsNamedInTheRecordOfItsCall() throws Exception {
        try (Phone phone = Phone.udp(clock, server.sip())) {
            Caller caller = new Caller(phone.to("482").from("7770003").dial().answered());
            caller.presses("482#");
            caller.hears("conference/you-are-caller");
            caller.hangsUp();
        }
        Eventually.get(
                "the conference in the call's record",
                PATIENCE,
                () -> calls("user100:parley-100", "?format=csv").body(),
                text -> text.lines().anyMatch(line -> line.contains(",7770003,482,") && line.contains(",482,")));
    }

    private HttpResponse<String> calls(String login, String query) throws Exception {
        String basic = Base64.getEncoder().encodeToString(login.getBytes(StandardCharsets.UTF_8));
        HttpRequest request = HttpRequest.newBuilder(server.url("/api/v1/calls" + query))
                .header("Authorization", "Basic " + basic)
                .build();
        return server.send(request, HttpResponse.BodyHandlers.ofString());
    }
}
