package org.parley.tests.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.parley.tests.Proves;
import org.parley.tests.phone.Correlation;
import org.parley.tests.phone.MediaClock;
import org.parley.tests.phone.Phone;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/** Somebody schedules a conference over REST, callers join it by its ID and password, its moderator looks after it. */
@ExtendWith(OnSharedServer.class)
class ModeratedConferenceTest {
    private static final Duration SOON = Duration.ofSeconds(25);
    private static final String PATH = "/api/v1/conferences";

    private final ServerUnderTest server;
    private final MediaClock clock;
    private final ObjectMapper json = new ObjectMapper();

    ModeratedConferenceTest(ServerUnderTest server, MediaClock clock) {
        this.server = server;
        this.clock = clock;
    }

    private JsonNode schedule(LocalDateTime start) throws IOException {
        return schedule(start, 60);
    }

    private JsonNode schedule(LocalDateTime start, int minutes) throws IOException {
        var answer = server.rest("109")
                .send(
                        "POST",
                        PATH,
                        "{\"description\":\"Sales\",\"start\":\""
                                + start.withNano(0).withSecond(0)
                                + "\",\"zone\":\"UTC\",\"durationMinutes\":" + minutes + ",\"moderator\":\"108\"}");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        return json.readTree(answer.body());
    }

    private static Caller enters(Phone phone, JsonNode conference) throws IOException {
        Caller caller = new Caller(phone.call("408"));
        caller.hears("conference/enter-id");
        caller.presses(conference.path("id").asString() + "#");
        caller.hears("conference/enter-password");
        caller.presses(conference.path("password").asString() + "#");
        caller.hears("conference/you-are-caller");
        return caller;
    }

    private List<JsonNode> participants(String path) throws IOException {
        List<JsonNode> list = new ArrayList<>();
        json.readTree(server.rest("108").get(path + "/participants").body()).forEach(list::add);
        return list;
    }

    @Test
    @Proves({"168", "169", "172", "179", "237"})
    void aModeratorSeesMutesPutsOutAndEnds() throws Exception {
        JsonNode conference = schedule(LocalDateTime.now(ZoneOffset.UTC).minusMinutes(1));
        assertThat(conference.path("state").asString()).isEqualTo("active");
        String path = PATH + "/" + conference.path("id").asString();
        Rest moderator = server.rest("108");
        assertThat(server.rest("107").get(path).statusCode()).isEqualTo(404);
        try (Phone phone = Phone.udp(clock, server.sip());
                Caller alice = enters(phone, conference);
                Caller bob = enters(phone, conference);
                Caller carol = enters(phone, conference)) {
            Talk talk = Talk.of(90);
            alice.call().talksAllTheTime(talk.sound());
            talk.isHeardIn(bob.heard());
            List<JsonNode> inside = Eventually.get(
                    "who talks",
                    SOON,
                    () -> participants(path),
                    list -> list.size() == 3 && list.get(0).path("talking").asBoolean());
            assertThat(inside.get(1).path("talking").asBoolean()).isFalse();
            String alices = path + "/participants/" + inside.get(0).path("id").asString();
            assertThat(moderator.send("PATCH", alices, "{\"muted\":true}").statusCode())
                    .isEqualTo(204);
            assertThat(participants(path).get(0).path("muted").asBoolean()).isTrue();
            isNotHeard(talk, bob);
            assertThat(moderator.send("PATCH", alices, "{\"muted\":false}").statusCode())
                    .isEqualTo(204);
            talk.isHeardIn(bob.heard());
            talk.isHeardIn(carol.heard());

            String carols = path + "/participants/" + inside.get(2).path("id").asString();
            assertThat(server.rest("107").send("DELETE", carols, "").statusCode())
                    .isEqualTo(404);
            assertThat(moderator.send("DELETE", carols, "").statusCode()).isEqualTo(204);
            carol.isHungUpOn();
            Eventually.get("two inside", SOON, () -> participants(path), list -> list.size() == 2);
            assertThat(moderator
                            .send("POST", path + "/lock", "{\"locked\":true}")
                            .statusCode())
                    .isEqualTo(204);
            try (Caller late = new Caller(phone.call("408"))) {
                late.presses(conference.path("id").asString() + "#"
                        + conference.path("password").asString() + "#");
                late.hears("conference/locked");
                late.isHungUpOn();
            }
            assertThat(json.readTree(moderator.send("POST", path + "/end", "").body())
                            .path("state")
                            .asString())
                    .isEqualTo("canceled");
            alice.isHungUpOn();
            bob.isHungUpOn();
        }
        Eventually.get(
                "three visits that are over",
                SOON,
                () -> json.readTree(moderator.get(path + "/statistics").body()),
                visits -> visits.size() == 3
                        && visits.valueStream()
                                .noneMatch(visit -> visit.path("left").isNull()));
    }

    /** For a while that begins once what was on its way has arrived. */
    private static void isNotHeard(Talk talk, Caller listener) {
        int from = listener.heard().now() + 4_000;
        listener.heard().await(from + 16_000, System.nanoTime() + SOON.toNanos());
        short[] part = Arrays.copyOfRange(talk.sound(), 400, 4_400);
        assertThat(Correlation.of(part, listener.heard().sound(from, from + 16_000))
                        .match())
                .as("who is muted")
                .isLessThan(0.3);
    }

    @Test
    void thoseInsideAreToldBeforeTheEnd() throws Exception {
        // begins at a full minute; a warning is still said twenty seconds after it was due, and entering takes time
        LocalDateTime now = LocalDateTime.now(ZoneOffset.UTC);
        JsonNode conference = schedule(now, now.getSecond() < 50 ? 6 : 7);
        try (Phone phone = Phone.udp(clock, server.sip());
                Caller alice = enters(phone, conference);
                Caller bob = enters(phone, conference)) {
            assertThat(alice.listensFor("conference/ends-in-minutes", Duration.ofSeconds(80)))
                    .isPresent();
            assertThat(bob.listensFor("digit/5", Duration.ofSeconds(5))).isPresent();
        }
    }

    @Test
    @Proves("181")
    void whoComesBeforeTheTimeIsToldSo() throws Exception {
        JsonNode conference = schedule(LocalDateTime.now(ZoneOffset.UTC).plusDays(1));
        try (Phone phone = Phone.udp(clock, server.sip());
                Caller early = new Caller(phone.call("408"))) {
            early.presses(conference.path("id").asString() + "#");
            early.hears("conference/not-started");
        }
        assertThat(server.rest("109")
                        .send("DELETE", PATH + "/" + conference.path("id").asString(), "")
                        .statusCode())
                .isEqualTo(204);
    }
}
