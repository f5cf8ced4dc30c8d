package org.parley.tests.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.parley.tests.Proves;
import org.parley.tests.phone.MediaClock;
import org.parley.tests.phone.Phone;
import tools.jackson.databind.JsonNode;

/** Somebody schedules a conference over REST, callers join it by its ID and password, its moderator looks after it. */
@ExtendWith(OnSharedServer.class)
@Order(1)
class ModeratedConferenceTest {
    private static final Duration SOON = Duration.ofSeconds(25);

    private final ServerUnderTest server;
    private final MediaClock clock;

    ModeratedConferenceTest(ServerUnderTest server, MediaClock clock) {
        this.server = server;
        this.clock = clock;
    }

    @Test
    @Proves({"168", "169", "172", "179", "237"})
    void aModeratorSeesMutesPutsOutAndEnds() throws Exception {
        Meeting meeting =
                Meeting.schedule(server, LocalDateTime.now(ZoneOffset.UTC).minusMinutes(1), 60);
        assertThat(meeting.state()).isEqualTo("active");
        assertThat(server.rest("107").get(meeting.path()).statusCode()).isEqualTo(404);
        try (Phone phone = Phone.udp(clock, server.sip());
                Caller alice = meeting.enters(phone);
                Caller bob = meeting.enters(phone);
                Caller carol = meeting.enters(phone)) {
            Talk talk = Talk.of(90);
            alice.call().talksAllTheTime(talk.sound());
            talk.isHeardIn(bob.heard());
            List<JsonNode> inside = Eventually.get(
                    "who talks",
                    SOON,
                    meeting::participants,
                    list -> list.size() == 3 && list.get(0).path("talking").asBoolean());
            assertThat(inside.get(1).path("talking").asBoolean()).isFalse();
            String alices = meeting.path(inside.get(0));
            assertThat(meeting.changes("PATCH", alices, "{\"muted\":true}")).isEqualTo(204);
            assertThat(meeting.participants().get(0).path("muted").asBoolean()).isTrue();
            talk.isNotHeardIn(bob.heard());
            assertThat(meeting.changes("PATCH", alices, "{\"muted\":false}")).isEqualTo(204);
            talk.isHeardIn(bob.heard());
            talk.isHeardIn(carol.heard());

            assertThat(server.rest("107")
                            .send("DELETE", meeting.path(inside.get(2)), "")
                            .statusCode())
                    .isEqualTo(404);
            assertThat(meeting.disconnects(inside.get(2))).isEqualTo(204);
            carol.isHungUpOn();
            Eventually.get("two inside", SOON, meeting::participants, list -> list.size() == 2);
            assertThat(meeting.changes("POST", meeting.path() + "/lock", "{\"locked\":true}"))
                    .isEqualTo(204);
            try (Caller late = new Caller(phone.call("408"))) {
                late.presses(meeting.id() + "#" + meeting.password() + "#");
                late.hears("conference/locked");
                late.isHungUpOn();
            }
            assertThat(meeting.ends()).isEqualTo("canceled");
            alice.isHungUpOn();
            bob.isHungUpOn();
        }
        Eventually.get(
                "three visits that are over",
                SOON,
                meeting::visits,
                visits -> visits.size() == 3
                        && visits.stream().noneMatch(visit -> visit.path("left").isNull()));
    }

    @Test
    void thoseInsideAreToldBeforeTheEnd() throws Exception {
        // begins at a full minute; a warning is still said twenty seconds after it was due, and entering takes time
        LocalDateTime now = LocalDateTime.now(ZoneOffset.UTC);
        Meeting meeting = Meeting.schedule(server, now, now.getSecond() < 50 ? 6 : 7);
        try (Phone phone = Phone.udp(clock, server.sip());
                Caller alice = meeting.enters(phone);
                Caller bob = meeting.enters(phone)) {
            assertThat(alice.listensFor("conference/ends-in-minutes", Duration.ofSeconds(80)))
                    .isPresent();
            assertThat(bob.listensFor("digit/5", Duration.ofSeconds(5))).isPresent();
        }
    }

    @Test
    @Proves("181")
    void whoComesBeforeTheTimeIsToldSo() throws Exception {
        Meeting meeting =
                Meeting.schedule(server, LocalDateTime.now(ZoneOffset.UTC).plusDays(1), 60);
        try (Phone phone = Phone.udp(clock, server.sip());
                Caller early = new Caller(phone.call("408"))) {
            early.presses(meeting.id() + "#");
            early.hears("conference/not-started");
        }
        assertThat(server.rest("109").send("DELETE", meeting.path(), "").statusCode())
                .isEqualTo(204);
    }
}
