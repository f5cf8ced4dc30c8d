package org.parley.webapp.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.parley.webapp.Proves;
import org.parley.webapp.TestWebapp;
import org.parley.webapp.conference.Conferences;

/** My Conferences. The settings have one standing conference, 480, seats for two, and three at once. */
class ConferencesPageTest {
    private static final String ADD = "form[action='/conferences'] button";

    private TestWebapp webapp;

    @BeforeEach
    void start() {
        webapp = new TestWebapp();
    }

    @AfterEach
    void stop() {
        webapp.close();
    }

    private LocalDateTime in(Duration time) {
        return LocalDateTime.ofInstant(webapp.clock().instant().plus(time), ZoneOffset.UTC);
    }

    private Conferences conferences() {
        return webapp.webapp().center().conferences();
    }

    /** Fills in the form that is on the page. */
    private static PageBrowser fill(PageBrowser page, String description, LocalDateTime begins, String minutes) {
        return page.type("description", description)
                .type("date", begins.toLocalDate().toString())
                .type("time", DateTimeFormatter.ofPattern("HH:mm").format(begins))
                .type("minutes", minutes);
    }

    /** Schedules one; its ID. */
    private String add(PageBrowser page, String description, LocalDateTime begins, String repetition) {
        fill(page.open("/conferences"), description, begins, "60");
        page.select("repetition", repetition).click(ADD);
        assertThat(page.notice()).as(page.text()).endsWith("is scheduled.");
        return page.path().substring("/conferences/".length());
    }

    @Test
    @Proves({"162", "163", "164", "165", "173", "174", "237", "238"})
    void theFourExamplesOfTheGuide() {
        try (PageBrowser page = PageBrowser.of(webapp, "109");
                PageBrowser administrator = PageBrowser.of(webapp, "100")) {
            page.open("/conferences");
            assertThat(page.text("p.empty")).isEqualTo("You are not the creator or moderator of any conferences.");
            String over = add(page, "Old plan", in(Duration.ofMinutes(-1)), "none");
            webapp.clock().forward(Duration.ofHours(25));
            String active = add(page, "Sales", in(Duration.ofMinutes(-1)), "none");
            String monthly = add(page, "Board", in(Duration.ofDays(3)), "monthly");
            conferences().enter(active, "one", "5550101", "Ann");
            conferences().enter(active, "two", "5550102", "Ben");
            administrator
                    .open("/conferences/480")
                    .type("description", "Support")
                    .type("moderator", "109");
            administrator.click("button[value='change']");

            List<String> rows = page.open("/conferences").texts("tbody tr");
            assertThat(rows).hasSize(4);
            assertThat(rows).anySatisfy(row -> assertThat(row).contains("Sales", active, "109", "Active, 2 joined"));
            assertThat(rows).anySatisfy(row -> assertThat(row).contains("Board", monthly, "Queued", "Monthly"));
            assertThat(rows).anySatisfy(row -> assertThat(row).contains("Old plan", over, "Expired"));
            assertThat(rows)
                    .anySatisfy(row -> assertThat(row)
                            .contains("Support", "480", "Administrators", "109", "Enabled")
                            .doesNotContain("2026"));
        }
    }

    @Test
    @Proves({"168", "185"})
    void theModeratorSeesWhoIsInAndWhoWas() {
        try (PageBrowser creator = PageBrowser.of(webapp, "109");
                PageBrowser moderator = PageBrowser.of(webapp, "102")) {
            creator.open("/conferences").type("moderator", "102");
            fill(creator, "Sales", in(Duration.ofMinutes(-1)), "60").click(ADD);
            String path = creator.path();
            String id = path.substring("/conferences/".length());
            assertThat(moderator.open("/messages").texts("nav.tabs a")).contains("My Conferences");
            conferences().enter(id, "one", "5550101", "Ann");
            conferences().talks("one", true);
            assertThat(moderator.open(path).text("#inside tbody")).contains("5550101", "Ann", "talks", "Mute");
            moderator.click("#lock");
            assertThat(moderator.text("#inside h2")).isEqualTo("In it now: 1 (locked)");
            conferences().leave("one");
            moderator.open(path);
            assertThat(moderator.text("#inside h2")).isEqualTo("In it now: 0");
            assertThat(moderator.text("section[aria-labelledby=visits-title] tbody"))
                    .contains("5550101", "0:00");
            moderator.click("#end");
            assertThat(moderator.text("p.lead")).contains("State: Canceled.");
            fill(moderator, "Sales again", in(Duration.ofHours(1)), "30").click("button[value='change']");
            assertThat(moderator.text("p.lead")).contains("State: Queued.", id);
            moderator.click("button[value='delete']");
            assertThat(moderator.path()).isEqualTo("/conferences");
            assertThat(conferences().find(id)).isEmpty();
        }
    }

    @Test
    void whatIsWrongStandsBesideTheFieldAndNothingTypedIsLost() {
        try (PageBrowser page = PageBrowser.of(webapp, "109")) {
            fill(page.open("/conferences"), "Sales", in(Duration.ofHours(1)), "many")
                    .type("time", "noon")
                    .type("password", "12")
                    .click(ADD);
            assertThat(page.text("#time-mistake")).isEqualTo("Type a time such as 14:30.");
            assertThat(page.text("#minutes-mistake")).isEqualTo("Type a number of minutes.");
            assertThat(page.attribute("#description", "value")).isEqualTo("Sales");
            fill(page, "Sales", in(Duration.ofHours(-3)), "60")
                    .type("password", "12")
                    .click(ADD);
            assertThat(page.text("#password-mistake")).isEqualTo("A password is 4 to 8 digits.");
            page.type("password", "").click(ADD);
            assertThat(page.text("#date-mistake")).startsWith("This time is over");
        }
    }

    @Test
    @Proves({"161", "169", "175", "197"})
    void strangersSeeNothingOfIt() {
        try (PageBrowser creator = PageBrowser.of(webapp, "109");
                PageBrowser stranger = PageBrowser.of(webapp, "103");
                PageBrowser administrator = PageBrowser.of(webapp, "100")) {
            String id = add(creator, "Sales", in(Duration.ofHours(1)), "none");
            assertThat(stranger.texts("nav.tabs a")).doesNotContain("My Conferences");
            assertThat(stranger.get("/conferences")).isEqualTo(403);
            assertThat(stranger.get("/conferences/" + id)).isEqualTo(403);
            assertThat(administrator.get("/conferences/" + id)).as("not his").isEqualTo(404);
            assertThat(administrator.get("/conferences/480")).isEqualTo(200);
            assertThat(creator.get("/conferences/480")).isEqualTo(404);
        }
    }
}
