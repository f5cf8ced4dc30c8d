package org.parley.tests.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import org.htmlunit.html.DomElement;
import org.htmlunit.html.HtmlButton;
import org.htmlunit.html.HtmlInput;
import org.htmlunit.html.HtmlPage;
import org.htmlunit.html.HtmlSelect;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.parley.tests.Proves;
import org.parley.tests.phone.MediaClock;
import org.parley.tests.phone.Phone;

/** The four examples of the guide (FEATURES 5.4), made in the page; callers come in by SIP, the moderator looks after them. */
@ExtendWith(OnSharedServer.class)
class ConferenceExamplesTest {
    private static final Duration SOON = Duration.ofSeconds(25);

    private final ServerUnderTest server;
    private final MediaClock clock;

    ConferenceExamplesTest(ServerUnderTest server, MediaClock clock) {
        this.server = server;
        this.clock = clock;
    }

    private static void type(HtmlPage page, String field, String text) {
        ((HtmlInput) page.getElementById(field)).setValue(text);
    }

    /** Schedules one in the page; its ID. */
    private static String add(
            OwnerPage owner, String description, String moderator, ZonedDateTime start, int minutes, String repetition)
            throws IOException {
        HtmlPage page = owner.open("/conferences");
        type(page, "description", description);
        type(page, "moderator", moderator);
        type(page, "date", start.toLocalDate().toString());
        type(page, "time", DateTimeFormatter.ofPattern("HH:mm").format(start));
        type(page, "minutes", String.valueOf(minutes));
        ((HtmlSelect) page.getElementById("repetition")).setSelectedAttribute(repetition, true);
        HtmlPage made = OwnerPage.press(page, "Add conference");
        assertThat(made.asNormalizedText()).contains("is scheduled.");
        return made.getUrl().getPath().substring("/conferences/".length());
    }

    private static String password(HtmlPage page) {
        return page.querySelectorAll("p.lead strong").get(1).asNormalizedText();
    }

    private static HtmlPage press(HtmlPage page, String id) throws IOException {
        return ((HtmlButton) page.getElementById(id)).click();
    }

    private static String actionOf(HtmlPage page, String action, int row) {
        List<String> ids = page.querySelectorAll("#inside button[id^=" + action + "]").stream()
                .map(node -> ((DomElement) node).getId())
                .toList();
        return ids.get(row);
    }

    @Test
    @Proves({"162", "163", "165", "167", "168", "170", "171", "173", "238"})
    void theModeratorOfTheExamplesSeesMutesPutsOutAndEnds() throws Exception {
        ZonedDateTime now = ZonedDateTime.now();
        try (OwnerPage creator = new OwnerPage(server, "109");
                OwnerPage administrator = new OwnerPage(server, "100");
                OwnerPage moderator = new OwnerPage(server, "105");
                Phone phone = Phone.udp(clock, server.sip())) {
            String active = add(creator, "Example sales", "105", now.minusMinutes(1), 60, "none");
            String monthly = add(creator, "Example board", "105", now.plusDays(3), 60, "monthly");
            String expired = add(creator, "Example plan", "105", now.minusMinutes(3), 1, "none");
            HtmlPage standing = administrator.open("/conferences/483");
            type(standing, "moderator", "105");
            type(standing, "description", "Example support");
            OwnerPage.press(standing, "Save");

            HtmlPage list = moderator.open("/conferences");
            assertThat(list.asNormalizedText())
                    .containsPattern("Example sales.*" + active + ".*109.*105.*Active")
                    .containsPattern("Example board.*" + monthly + ".*Queued.*Monthly")
                    .containsPattern("Example plan.*" + expired + ".*Expired")
                    .containsPattern("Example support.*483.*Administrators.*105.*Enabled");

            String path = "/conferences/" + active;
            String password = password(moderator.open(path));
            try (Caller alice = Meeting.enters(phone, active, password);
                    Caller bob = Meeting.enters(phone, active, password);
                    Caller carol = Meeting.enters(phone, active, password)) {
                Talk talk = Talk.of(95);
                alice.call().talksAllTheTime(talk.sound());
                talk.isHeardIn(bob.heard());
                assertThat(moderator.open("/conferences").asNormalizedText()).contains("Active, 3 joined");
                HtmlPage inside = Eventually.get(
                        "who talks",
                        SOON,
                        () -> moderator.open(path),
                        page -> page.asNormalizedText().contains("talks"));
                assertThat(inside.asNormalizedText()).contains("In it now: 3");

                HtmlPage muted = press(inside, actionOf(inside, "mute", 0));
                assertThat(muted.asNormalizedText()).contains("The others do not hear the caller.", "muted");
                talk.isNotHeardIn(bob.heard());
                HtmlPage out = press(muted, actionOf(muted, "disconnect", 2));
                assertThat(out.asNormalizedText()).contains("The caller is disconnected.");
                carol.isHungUpOn();
                HtmlPage two = Eventually.get(
                        "two inside",
                        SOON,
                        () -> moderator.open(path),
                        page -> page.asNormalizedText().contains("In it now: 2"));
                assertThat(press(two, "end").asNormalizedText()).contains("State: Canceled.");
                alice.isHungUpOn();
                bob.isHungUpOn();
            }
            HtmlPage again = moderator.open("/conferences/" + expired);
            String before = password(again);
            type(again, "date", now.plusDays(4).toLocalDate().toString());
            HtmlPage queued = OwnerPage.press(again, "Save");
            assertThat(queued.asNormalizedText()).contains("State: Queued.", expired);
            assertThat(password(queued)).isEqualTo(before);
            for (String id : List.of(monthly, expired, active)) {
                OwnerPage.press(creator.open("/conferences/" + id), "Delete");
            }
            HtmlPage after = administrator.open("/conferences/483");
            type(after, "moderator", "");
            OwnerPage.press(after, "Save");
            assertThat(moderator.open("/messages").asNormalizedText()).doesNotContain("My Conferences");
        }
    }
}
