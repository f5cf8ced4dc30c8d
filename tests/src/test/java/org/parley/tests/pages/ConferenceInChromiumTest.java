package org.parley.tests.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions.ContainsTextOptions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.Isolated;
import org.parley.tests.Proves;
import org.parley.tests.pages.Chromium.Screen;
import org.parley.tests.phone.MediaClock;
import org.parley.tests.phone.Phone;
import org.parley.tests.phone.Sound;
import org.parley.tests.system.Caller;
import org.parley.tests.system.OnSharedServer;
import org.parley.tests.system.ServerUnderTest;

/** Somebody schedules a conference in the browser and looks after those who dial into it. */
@ExtendWith(OnSharedServer.class)
@Isolated("a browser takes the processors that calls need")
class ConferenceInChromiumTest {
    private static final double PATIENCE = 25_000;

    private final ServerUnderTest server;
    private final MediaClock clock;

    ConferenceInChromiumTest(ServerUnderTest server, MediaClock clock) {
        this.server = server;
        this.clock = clock;
    }

    @Test
    @Proves({"168", "174", "179", "237"})
    void whoDialsInIsSeenAtOnceAndPutOut() throws Exception {
        try (Chromium chromium = Chromium.start();
                Page page = chromium.window(Screen.WIDE, ColorScheme.LIGHT);
                Phone phone = Phone.udp(clock, server.sip())) {
            page.navigate(server.url("/login").toString());
            page.getByLabel("Login name").fill("user109");
            page.getByLabel("Password").fill("parley-109");
            button(page, "Login");
            page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("My Conferences"))
                    .click();
            LocalDateTime begins = LocalDateTime.now().minusMinutes(1);
            page.getByLabel("Description").fill("Quarterly numbers");
            page.getByLabel("Date").fill(begins.toLocalDate().toString());
            page.getByLabel("Time").fill(DateTimeFormatter.ofPattern("HH:mm").format(begins));
            button(page, "Add conference");
            assertThat(page.locator("p.lead")).containsText("Active");
            String id = page.url().replaceAll(".*/", "");
            String password = page.locator("p.lead strong").last().textContent();

            try (Caller caller =
                    new Caller(phone.to("408").from("5550123").dial().answered())) {
                caller.hears("conference/enter-id");
                caller.presses(id + "#");
                caller.hears("conference/enter-password");
                caller.presses(password + "#");
                caller.hears("conference/you-are-caller");
                caller.call().talksAllTheTime(Sound.speech(40, 2));
                // no reload: the list looks by itself
                assertThat(page.locator("#inside tbody"))
                        .containsText("5550123", new ContainsTextOptions().setTimeout(PATIENCE));
                assertThat(page.locator("#inside tbody"))
                        .containsText("talks", new ContainsTextOptions().setTimeout(PATIENCE));
                page.screenshot(new Page.ScreenshotOptions()
                        .setPath(Path.of("target", "screenshots", "conference-inside.png"))
                        .setFullPage(true));
                assertThat(Axe.serious(page)).isEmpty();
                button(page, "Mute 5550123");
                assertThat(page.locator("#inside tbody")).containsText("muted");
                button(page, "Disconnect 5550123");
                caller.isHungUpOn();
            }
            button(page, "Delete");
            assertThat(page).hasTitle("My Conferences – Parley");
        }
    }

    private static void button(Page page, String name) {
        page.getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName(name).setExact(true))
                .click();
    }
}
