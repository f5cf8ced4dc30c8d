package org.parley.tests.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.Isolated;
import org.parley.tests.Proves;
import org.parley.tests.pages.Chromium.Screen;
import org.parley.tests.phone.MediaClock;
import org.parley.tests.phone.Phone;
import org.parley.tests.system.Caller;
import org.parley.tests.system.Eventually;
import org.parley.tests.system.OnSharedServer;
import org.parley.tests.system.ServerUnderTest;

/** An owner at the web pages, in a real browser. */
@ExtendWith(OnSharedServer.class)
@Isolated("a browser takes the processors that calls need")
class OwnerInChromiumTest {
    private static final String EXTENSION = "103";
    private static Chromium chromium;

    private final ServerUnderTest server;
    private final Voicemail voicemail;
    private final MediaClock clock;
    private Page page;

    OwnerInChromiumTest(ServerUnderTest server, MediaClock clock) {
        this.clock = clock;
        this.server = server;
        voicemail = new Voicemail(server, clock);
    }

    @BeforeAll
    static void start() {
        chromium = Chromium.start();
    }

    @AfterAll
    static void stop() {
        if (chromium != null) {
            chromium.close();
        }
    }

    @BeforeEach
    void open() throws IOException {
        server.rest(EXTENSION).clear();
        page = chromium.window(Screen.WIDE, ColorScheme.LIGHT);
    }

    private void logIn() {
        page.navigate(server.url("/login").toString());
        page.getByLabel("Login name").fill("user" + EXTENSION);
        page.getByLabel("Password").fill("parley-" + EXTENSION);
        button("Login").click();
    }

    private Locator button(String name) {
        return page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name));
    }

    private Locator radio(String name) {
        return page.getByRole(AriaRole.RADIO, new Page.GetByRoleOptions().setName(name));
    }

    private Locator message() {
        return page.locator("ul.messages > li");
    }

    private String focused() {
        return (String) page.evaluate("document.activeElement.id || document.activeElement.textContent.trim()");
    }

    /** Presses Tab until something has the focus, which must be visible all the way. */
    private void tabTo(String wanted) {
        for (int i = 0; i < 40 && !focused().equals(wanted); i++) {
            page.keyboard().press("Tab");
            assertThat((String) page.evaluate("getComputedStyle(document.activeElement).outlineStyle"))
                    .as("the outline of " + focused())
                    .isNotEqualTo("none");
        }
        assertThat(focused()).isEqualTo(wanted);
    }

    @Test
    @Proves("187")
    void theKeyboardAloneLeadsFromTheFrontPageToTheMessagesAndOut() {
        page.navigate(server.url("/").toString());
        tabTo("Skip to content");
        tabTo("Login");
        page.keyboard().press("Enter");
        assertThat(page).hasTitle("Login – Parley");
        tabTo("login");
        page.keyboard().type("user" + EXTENSION);
        tabTo("password");
        page.keyboard().type("parley-" + EXTENSION);
        page.keyboard().press("Enter");
        assertThat(page).hasTitle("My Messages – Parley");
        tabTo("My Presence");
        page.keyboard().press("Enter");
        assertThat(page).hasTitle("My Presence – Parley");
        tabTo("Log out");
        page.keyboard().press("Enter");
        assertThat(page.getByRole(AriaRole.STATUS)).hasText("You are logged out.");
    }

    @Test
    void aWrongPasswordIsToldBesideTheForm() {
        page.navigate(server.url("/login").toString());
        page.getByLabel("Login name").fill("user" + EXTENSION);
        page.getByLabel("Password").fill("wrong");
        button("Login").click();
        assertThat(page.getByRole(AriaRole.ALERT)).hasText("The login name or the password is wrong.");
        assertThat(page.getByLabel("Login name")).hasValue("user" + EXTENSION);
        assertThat(page.getByLabel("Password")).hasValue("");
    }

    @Test
    void aMessagePlaysInThePageAndLeavesItWhenItIsDeleted() throws IOException {
        voicemail.leave(EXTENSION, "5550103", "Ward Sixsmith", 4);
        logIn();
        assertThat(message()).hasCount(1);
        assertThat(message()).containsText("Ward Sixsmith");
        assertThat(message()).containsText("5550103");

        Locator sound = message().locator("audio");
        button("Play").click();
        Eventually.get(
                "the message to play",
                Duration.ofSeconds(10),
                () -> ((Number) sound.evaluate("audio => audio.currentTime")).doubleValue(),
                time -> time > 0.2);
        double length = ((Number) sound.evaluate("audio => audio.duration")).doubleValue();
        assertThat(length).isBetween(3.7, 4.3);

        button("Stop").click();
        assertThat((Boolean) sound.evaluate("audio => audio.paused")).isTrue();
        button("Forward 10 seconds").click();
        assertThat(((Number) sound.evaluate("audio => audio.currentTime")).doubleValue())
                .isBetween(3.6, 4.3);
        button("Back 10 seconds").click();
        assertThat(((Number) sound.evaluate("audio => audio.currentTime")).doubleValue())
                .isZero();

        button("Save").click();
        assertThat(page.getByRole(AriaRole.STATUS)).hasText("The message was saved.");
        assertThat(page.getByRole(AriaRole.REGION, new Page.GetByRoleOptions().setName("Saved messages")))
                .containsText("Ward Sixsmith");
        button("Mark as new").click();
        assertThat(page.getByRole(AriaRole.STATUS)).hasText("The message is marked as new.");
        assertThat(server.rest(EXTENSION).messages().get(0).folder()).isEqualTo("new");
        button("Delete").click();
        assertThat(page.getByRole(AriaRole.STATUS)).hasText("The message was deleted.");
        assertThat(message()).hasCount(0);
        assertThat(server.rest(EXTENSION).messages()).isEmpty();
        button("Undo").click();
        assertThat(page.getByRole(AriaRole.STATUS)).hasText("The message is back.");
        assertThat(message()).hasCount(1);
        button("Delete").click();
        assertThat(message()).hasCount(0);
        assertThat(chromium.complaints()).isEmpty();
    }

    @Test
    void aMessageIsDownloadedUnderANameThatTellsWhatItIs() throws IOException {
        voicemail.leave(EXTENSION, "5550104", "", 1.5);
        logIn();
        var download = page.waitForDownload(
                () -> page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Download"))
                        .click());
        assertThat(download.suggestedFilename()).endsWith(".wav");
        assertThat(download.failure()).isNull();
    }

    @Test
    @Proves("121")
    void thePresenceIsChangedAndStays() {
        logIn();
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("My Presence"))
                .click();
        radio("At A Meeting").check();
        button("Update").click();
        assertThat(page.getByRole(AriaRole.STATUS)).hasText("Your presence is now At A Meeting.");
        page.reload();
        assertThat(radio("At A Meeting")).isChecked();
        radio("In Office").check();
        button("Update").click();
        assertThat(page.getByRole(AriaRole.STATUS)).hasText("Your presence is now In Office.");
        assertThat(chromium.complaints()).isEmpty();
    }

    @Test
    @Proves({"118", "111"})
    void whatChangesByTelephoneShowsAtOnceAndWhatPlaysPlaysOn() throws IOException {
        voicemail.leave(EXTENSION, "5550105", "First Caller", 8);
        logIn();
        button("Play").click();
        Locator sound = message().locator("audio");
        Eventually.get(
                "the message to play",
                Duration.ofSeconds(10),
                () -> ((Number) sound.evaluate("audio => audio.currentTime")).doubleValue(),
                time -> time > 0.1);
        voicemail.leave(EXTENSION, "5550106", "Second Caller", 1.5);
        assertThat(message()).hasCount(2);
        assertThat(message().first()).containsText("Second Caller");
        Locator first = page.locator("li.card", new Page.LocatorOptions().setHasText("First Caller"));
        assertThat((Boolean) first.locator("audio").evaluate("audio => audio.paused || audio.currentTime === 0"))
                .isFalse();
        server.rest(EXTENSION).clear();
        assertThat(message()).hasCount(0);
        assertThat(page.locator("#folder-new .count")).hasText("0");
        assertThat(chromium.complaints()).isEmpty();
    }

    @Test
    @Proves({"118", "120", "121"})
    void aPresenceChangedByTelephoneShowsAtOnce() throws IOException {
        server.rest(EXTENSION).send("PUT", "/api/v1/users/" + EXTENSION + "/presence", "{\"presence\":\"busy\"}");
        logIn();
        page.navigate(server.url("/presence").toString());
        assertThat(radio("Busy")).isChecked();
        try (Phone phone = Phone.udp(clock, server.sip());
                Caller caller = new Caller(phone.call("6" + EXTENSION))) {
            caller.presses("7" + EXTENSION + "5#");
            caller.hears("center/main-menu");
            caller.presses("416");
            assertThat(radio("Away")).isChecked();
        }
        page.navigate(server.url("/directory?q=" + EXTENSION).toString());
        assertThat(page.locator("#found tbody")).containsText("Away");
        server.rest(EXTENSION).send("PUT", "/api/v1/users/" + EXTENSION + "/presence", "{\"presence\":\"in-office\"}");
        assertThat(page.locator("#found tbody")).containsText("In Office");
        assertThat(chromium.complaints()).isEmpty();
    }

    @Test
    @Proves({"108", "109", "110"})
    void theArrowKeysChooseAndWind() throws IOException {
        voicemail.leave(EXTENSION, "5550107", "Lower", 14);
        voicemail.leave(EXTENSION, "5550108", "Upper", 2);
        logIn();
        message().first().focus();
        page.keyboard().press("ArrowDown");
        assertThat(message().nth(1)).isFocused();
        page.keyboard().press("Enter");
        Locator sound = message().nth(1).locator("audio");
        Eventually.get(
                "the message to play",
                Duration.ofSeconds(10),
                () -> ((Number) sound.evaluate("audio => audio.currentTime")).doubleValue(),
                time -> time > 0.1);
        page.keyboard().press("ArrowUp");
        assertThat(((Number) sound.evaluate("audio => audio.currentTime")).doubleValue())
                .isGreaterThan(10);
        page.keyboard().press("ArrowDown");
        assertThat(((Number) sound.evaluate("audio => audio.currentTime")).doubleValue())
                .isLessThan(4);
        page.keyboard().press("Enter");
        assertThat((Boolean) sound.evaluate("audio => audio.paused")).isTrue();
        assertThat(chromium.complaints()).isEmpty();
    }

    @Test
    void aMessageIsForwardedWithAnIntroductionThatThePageRecords() throws IOException {
        voicemail.leave(EXTENSION, "5550109", "Ward Sixsmith", 2);
        server.rest("108").clear();
        logIn();
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Forward"))
                .click();
        page.getByLabel("To", new Page.GetByLabelOptions().setExact(true)).fill("108");
        button("Record").click();
        assertThat(page.getByText("Recording.")).isVisible();
        page.waitForTimeout(1500);
        button("Stop").click();
        assertThat(page.getByText("Recorded:")).isVisible();
        button("Send").click();
        assertThat(page.getByRole(AriaRole.STATUS)).hasText("The message was sent to 1 mailbox.");
        int length = server.rest("108").messages().get(0).durationMs();
        assertThat(length).isBetween(2_000 + 900, 2_000 + 4_000);
        assertThat(chromium.complaints()).isEmpty();
    }
}
