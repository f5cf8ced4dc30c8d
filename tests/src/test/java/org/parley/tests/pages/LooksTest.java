package org.parley.tests.pages;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.Isolated;
import org.parley.tests.pages.Chromium.Screen;
import org.parley.tests.phone.MediaClock;
import org.parley.tests.system.OnSharedServer;
import org.parley.tests.system.Rest;
import org.parley.tests.system.ServerUnderTest;

/** Every page in light and wide, dark and narrow: pictures for people in {@code target/screenshots}, and that all fits. */
@ExtendWith(OnSharedServer.class)
@Isolated("a browser takes the processors that calls need")
class LooksTest {
    private static final List<String> TABS = List.of(
            "messages/send",
            "account",
            "call-details",
            "products",
            "directory",
            "directory?q=nobody",
            "lists",
            "functions",
            "telephone",
            "files");
    private static final List<String> ADMINISTRATION = List.of(
            "users",
            "users/105",
            "users/105/delete",
            "users/import",
            "templates",
            "templates/System%20User%20(Default)",
            "lists",
            "telephones",
            "calls",
            "settings",
            "audit");
    /** With {@code -Dlooks=all} both schemes on both screens; else each once, which is a minute less. */
    private static final boolean ALL = "all".equals(System.getProperty("looks"));

    private static final Map<Screen, ColorScheme> EACH_ONCE =
            Map.of(Screen.WIDE, ColorScheme.LIGHT, Screen.PHONE, ColorScheme.DARK);
    private static final Path PICTURES = Path.of("target", "screenshots");

    private final ServerUnderTest server;
    private final Voicemail voicemail;
    private Chromium chromium;

    LooksTest(ServerUnderTest server, MediaClock clock) {
        this.server = server;
        voicemail = new Voicemail(server, clock);
    }

    @Test
    void everyPageFitsEveryScreen() throws IOException {
        try (Chromium started = Chromium.start()) {
            chromium = started;
            Rest mailbox = server.rest("105");
            mailbox.clear();
            voicemail.leave("105", "5550111", "Ward Sixsmith", 3);
            mailbox.move(mailbox.messages().get(0).id(), "saved");
            voicemail.leave("105", "+4930123456789", "", 2);
            voicemail.leave("105", "101", "Wolfeschlegelsteinhausenbergerdorff-Hubert Blaine", 6);
            for (Screen screen : Screen.values()) {
                for (ColorScheme scheme : new ColorScheme[] {ColorScheme.LIGHT, ColorScheme.DARK}) {
                    if (ALL || EACH_ONCE.get(screen) == scheme) {
                        walk(chromium.window(screen, scheme), "-" + name(scheme) + "-" + name(screen) + ".png");
                    }
                }
            }
            assertThat(chromium.complaints()).allMatch(Axe::causes);
        }
    }

    private static String name(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }

    private void walk(Page page, String suffix) {
        show(page, "/", "front" + suffix);
        show(page, "/phone", "screen-login" + suffix);
        show(page, "/nowhere", "not-found" + suffix);
        show(page, "/login", "login" + suffix);
        logIn(page, "105", "wrong");
        picture(page, "login-wrong" + suffix);
        logIn(page, "104", "parley-104");
        picture(page, "messages-empty" + suffix);
        page.context().clearCookies();
        show(page, "/login", "login" + suffix);
        logIn(page, "105", "parley-105");
        page.locator("canvas").first().waitFor();
        picture(page, "messages" + suffix);
        page.keyboard().press("Tab");
        page.keyboard().press("Tab");
        page.keyboard().press("Tab");
        picture(page, "focus" + suffix);
        show(page, "/", "front-logged-in" + suffix);
        if (page.locator(".menu").isVisible()) {
            page.locator(".menu").click();
            picture(page, "menu" + suffix);
        }
        for (String tab : TABS) {
            show(page, "/" + tab, tab.replaceAll("[/?=]", "-") + suffix);
        }
        show(page, "/calling", "calling" + suffix);
        page.locator("main button").first().click();
        picture(page, "calling-mistake" + suffix);
        show(page, "/account", "account" + suffix);
        page.locator("form[action='/account/pin'] button").click();
        picture(page, "account-mistake" + suffix);
        show(page, "/presence", "presence" + suffix);
        page.locator("main button").first().click();
        picture(page, "presence-notice" + suffix);
        page.context().clearCookies();
        show(page, "/login", "login" + suffix);
        logIn(page, "100", "parley-100");
        show(page, "/extension", "extension" + suffix);
        for (String section : ADMINISTRATION) {
            show(page, "/admin/" + section, "admin-" + section.replaceAll("[/?=%]", "-") + suffix);
        }
        show(page, "/admin/users/new", "admin-user-new" + suffix);
        page.getByLabel("Extension").fill("1");
        page.getByText("Add the user").click();
        picture(page, "admin-user-mistake" + suffix);
        show(page, "/conferences", "conferences-administrator" + suffix);
        show(page, "/conferences/481", "conference-standing" + suffix);
        page.context().clearCookies();
        show(page, "/login", "login" + suffix);
        logIn(page, "109", "parley-109");
        show(page, "/conferences", "conferences" + suffix);
        page.getByLabel("Minutes").fill("0");
        page.getByText("Add conference").last().click();
        picture(page, "conferences-mistake" + suffix);
        page.setExtraHTTPHeaders(Map.of("X-Forwarded-Proto", "http"));
        show(page, "/login", "login-refused" + suffix);
        page.context().close();
    }

    private void show(Page page, String path, String picture) {
        page.navigate(server.url(path).toString());
        picture(page, picture);
    }

    private static void logIn(Page page, String extension, String password) {
        page.getByLabel("Login name").fill("user" + extension);
        page.getByLabel("Password").fill(password);
        page.locator("main button").click();
    }

    private void picture(Page page, String name) {
        page.screenshot(
                new Page.ScreenshotOptions().setPath(PICTURES.resolve(name)).setFullPage(true));
        assertThat((Boolean)
                        page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth"))
                .as(name + " fits without scrolling sideways")
                .isTrue();
        assertThat(Axe.serious(page)).as("what axe finds on " + name).isEmpty();
    }
}
