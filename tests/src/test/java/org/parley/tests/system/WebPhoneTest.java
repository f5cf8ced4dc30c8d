package org.parley.tests.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.parley.tests.phone.Correlation;
import org.parley.tests.phone.Sound;
import org.parley.tests.phone.WebTelephone;

/** Calls from pages, as the server sees them: whom they reach, and what is refused. */
@ExtendWith(OnSharedServer.class)
@ResourceLock("mailbox 101")
@Execution(ExecutionMode.SAME_THREAD)
class WebPhoneTest {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final int MOST_OF_GUESTS = 4;

    private final ServerUnderTest server;

    WebPhoneTest(ServerUnderTest server) {
        this.server = server;
    }

    private WebTelephone browser() {
        return new WebTelephone(server.url("/"));
    }

    private static short[] prompt(String id) throws IOException {
        return Sound.wav(ServerUnderTest.HOME.resolve(Path.of("prompts", "en-US", id + ".wav")));
    }

    @Test
    void aGuestLeavesAMessageThatIsWhole() throws Exception {
        Rest mailbox = server.rest("101");
        mailbox.clear();
        short[] said = Sound.speech(4711, 3);
        try (WebTelephone guest = browser()) {
            guest.dials("3101").isTold("\"answered\"").isTold("leave a message").presses("#");
            guest.isTold("\"recording\"").says(said).sends("{\"type\":\"hangup\"}");
            guest.isTold("\"status\":200");
            guest.isClosed();
        }
        Rest.Message message = mailbox.awaitMessages(1, PATIENCE).get(0);
        assertThat(message.fromNumber()).isEqualTo("anonymous");
        assertThat(message.durationMs()).isBetween(2_900, 3_600);
        short[] middle = Arrays.copyOfRange(said, 1_600, said.length - 1_600);
        assertThat(Correlation.of(middle, mailbox.audio(message.id())).match()).isGreaterThan(0.99);
        mailbox.clear();
    }

    @Test
    void aUserIsTheOwnExtensionUntilTheLogout() throws Exception {
        try (WebTelephone user = browser().logIn("106").dials("404")) {
            user.isTold("enter your PIN");
            short[] asked = prompt("center/enter-pin");
            Eventually.get(
                    "the prompt to be heard",
                    PATIENCE,
                    () -> Correlation.of(asked, user.heard()).match(),
                    match -> match > 0.99);
            user.presses("71065#").isTold("You have");
            user.logOut();
            user.isTold("\"ended\"").isClosed();
        }
    }

    @Test
    void guestsReachMailboxesAndNothingElse() throws Exception {
        for (String number : List.of("101", "0", "400", "408", "480")) {
            try (WebTelephone guest = browser().dials(number)) {
                guest.isTold("\"status\":403").isClosed();
            }
        }
        try (WebTelephone guest = browser().dials("95550177")) {
            guest.isTold("\"status\":404").isClosed();
        }
        assertThat(server.rest("100").get("/api/v1/toll/attempts").body())
                .contains("\"number\":\"5550177\"")
                .contains("\"reason\":\"guest\"");
        try (WebTelephone guest = browser().dials("404")) {
            guest.isTold("enter your extension").presses("109#");
            guest.isTold("enter your PIN").presses("71095#").isTold("settings");
            assertThat(String.join("\n", guest.told())).doesNotContain("outside line");
        }
    }

    @Test
    void strangersGetNoLine() {
        String here = server.url("").toString();
        try (WebTelephone browser = browser();
                WebTelephone other = browser()) {
            assertThat(browser.ask("wrong").statusCode()).isEqualTo(403);
            assertThat(browser.open("wrong", here)).isEqualTo(403);
            assertThat(browser.open(browser.ticket(), "http://evil.example")).isEqualTo(403);
            assertThat(browser.open(browser.ticket(), here.replace("http:", "https:")))
                    .isEqualTo(403);
            other.token("/telephone");
            assertThat(other.open(browser.ticket(), here)).isEqualTo(403);
            String ticket = browser.ticket();
            assertThat(browser.open(ticket, here)).isEqualTo(101);
            assertThat(other.open(ticket, here)).isEqualTo(403);
            browser.sends("{\"type\":\"dial\",\"number\":\"404;voicexml=http://evil.example\"}");
            browser.isClosed();
        }
        try (WebTelephone browser = browser().dials("404")) {
            browser.sends(new byte[2_000]);
            browser.isClosed();
        }
    }

    @Test
    void oneAddressHasSoManyCallsAndNoMore() {
        List<WebTelephone> calling = new ArrayList<>();
        for (int i = 0; i < MOST_OF_GUESTS; i++) {
            calling.add(browser().dials("404").isTold("\"answered\""));
        }
        try (WebTelephone late = browser()) {
            assertThat(late.ask(late.token("/telephone")).statusCode()).isEqualTo(503);
            calling.get(0).vanishes();
            Eventually.get(
                    "room for another call",
                    PATIENCE,
                    () -> late.ask(late.token("/telephone")).statusCode(),
                    status -> status == 200);
        }
        calling.forEach(WebTelephone::close);
    }

    @Test
    void aLostConnectionEndsTheCall() {
        try (WebTelephone user = browser().logIn("107").dials("3101")) {
            user.isTold("\"answered\"").vanishes();
        }
        Eventually.get(
                "the end of the call",
                PATIENCE,
                () -> server.rest("100").get("/api/v1/calls?format=csv").body(),
                rows -> rows.lines().anyMatch(row -> row.contains(",in,107,3101,") && row.contains("FAR_BYE")));
    }
}
