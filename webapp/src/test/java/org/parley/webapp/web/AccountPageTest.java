package org.parley.webapp.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.parley.webapp.Proves;
import org.parley.webapp.TestCenter;
import org.parley.webapp.TestWebapp;
import org.parley.webapp.account.LoginResult;
import org.parley.webapp.account.PasswordPolicy;
import org.parley.webapp.account.PinSource;
import org.parley.webapp.account.Role;
import org.parley.webapp.notification.EscalationLevel;
import org.parley.webapp.notification.Mode;
import org.parley.webapp.notification.NotificationSettings;

/** The tabs, My Account, and what passwords must be like. */
class AccountPageTest {
    private static TestWebapp webapp;

    @BeforeAll
    static void start() {
        webapp = new TestWebapp();
    }

    @AfterAll
    static void stop() {
        webapp.close();
    }

    @Test
    @Proves({"197", "198", "239"})
    void theTabsAreInTheOrderOfTheGuideAndByPermission() {
        try (PageBrowser plain = PageBrowser.of(webapp, "102");
                PageBrowser granted = PageBrowser.of(webapp, "109");
                PageBrowser administrator = PageBrowser.of(webapp, "100")) {
            assertThat(plain.texts("nav.tabs a"))
                    .containsExactly(
                            "My Messages",
                            "Telephone",
                            "My Account",
                            "My Call Details",
                            "My Presence",
                            "My Products",
                            "Directory",
                            "Distribution Lists",
                            "Phone Functions",
                            "Shared Files");
            assertThat(plain.get("/extension")).isEqualTo(403);
            assertThat(plain.get("/admin/calls")).isEqualTo(403);
            assertThat(granted.texts("nav.tabs a")).contains("My Extension").doesNotContain("Administration");
            assertThat(granted.get("/extension")).isEqualTo(200);
            assertThat(administrator.texts("nav.tabs a")).contains("My Extension", "Administration");
            webapp.webapp().center().accounts().grant("102", Role.SEE_ROUTES, true);
            assertThat(plain.open("/account").texts("nav.tabs a")).contains("My Extension");
            assertThat(plain.text("nav.tabs a[aria-current=page]")).isEqualTo("My Account");
            webapp.webapp().center().accounts().grant("102", Role.SEE_ROUTES, false);
            assertThat(plain.get("/extension")).isEqualTo(403);
        }
    }

    @Test
    @Proves({"188", "212"})
    void thePasswordIsChanged() {
        try (PageBrowser owner = PageBrowser.of(webapp, "103");
                PageBrowser elsewhere = PageBrowser.of(webapp, "103")) {
            owner.open("/account")
                    .type("password-now", "wrong")
                    .type("password-new", "another-1")
                    .click("form[action='/account/password'] button");
            assertThat(owner.text("#password-now-mistake")).startsWith("This is not your password");
            assertThat(owner.attribute("#password-now", "aria-describedby")).isEqualTo("password-now-mistake");
            change(owner, "parley-103", "abc", "abc");
            assertThat(owner.text("#password-new-mistake")).isEqualTo("A password has 4 to 128 characters.");
            change(owner, "parley-103", "another-1", "another-2");
            assertThat(owner.text("#password-again-mistake")).isEqualTo("The two new passwords differ.");
            change(owner, "parley-103", "another-1", "another-1");
            assertThat(owner.notice()).startsWith("Your password is changed.");
            assertThat(owner.open("/messages").path()).isEqualTo("/messages");
            assertThat(elsewhere.open("/messages").path()).isEqualTo("/login");
            change(owner.open("/account"), "another-1", "parley-103", "parley-103");
        }
    }

    private static void change(PageBrowser browser, String now, String next, String again) {
        browser.type("password-now", now)
                .type("password-new", next)
                .type("password-again", again)
                .click("form[action^='/account/password'] button, form[action='/password'] button");
    }

    @Test
    @Proves({"77", "79", "188"})
    void thePinIsChangedAndThePasswordIsNone() {
        try (PageBrowser owner = PageBrowser.of(webapp, "104")) {
            pin(owner, "parley-104", "86420", "86420");
            assertThat(owner.text("#pin-now-mistake")).startsWith("This is not your PIN");
            pin(owner, "71045", "864", "864");
            assertThat(owner.text("#pin-new-mistake")).contains("at least 5 digits");
            pin(owner, "71045", "11111", "11111");
            assertThat(owner.text("#pin-new-mistake")).contains("over and over");
            pin(owner, "71045", "86420", "86421");
            assertThat(owner.text("#pin-again-mistake")).isEqualTo("The two new PINs differ.");
            pin(owner, "71045", "86420", "86420");
            assertThat(owner.notice()).isEqualTo("Your PIN is changed.");
            assertThat(webapp.webapp().center().accounts().verifyPin("104", "86420", new PinSource("", "")))
                    .isInstanceOf(LoginResult.Accepted.class);
        }
    }

    private static void pin(PageBrowser browser, String now, String next, String again) {
        browser.open("/account")
                .type("pin-now", now)
                .type("pin-new", next)
                .type("pin-again", again)
                .click("form[action='/account/pin'] button");
    }

    @Test
    void languageAndNotificationsAreChangedAndMistakesKeepWhatWasTyped() {
        var center = webapp.webapp().center();
        try (PageBrowser owner = PageBrowser.of(webapp, "105")) {
            owner.open("/account").page().querySelectorAll("#language option").stream()
                    .map(org.htmlunit.html.HtmlOption.class::cast)
                    .filter(option -> option.getValueAttribute().equals("es-US"))
                    .forEach(option -> option.setSelected(true));
            owner.click("form[action='/account/language'] button");
            assertThat(center.accounts().byExtension("105").orElseThrow().language())
                    .isEqualTo("es-US");

            owner.tick("input[value=notification]")
                    .type("address", "not an address")
                    .tick("#audio")
                    .click("form[action='/account/notification'] button");
            assertThat(owner.text("#address-mistake")).startsWith("Address is an e-mail address");
            assertThat(owner.attribute("#address", "value")).isEqualTo("not an address");
            owner.type("address", "elena@example.org").click("form[action='/account/notification'] button");
            assertThat(center.notifications().settings("105"))
                    .isEqualTo(new NotificationSettings(
                            Mode.NOTIFICATION, "elena@example.org", true, java.util.List.of(), ""));
            owner.tick("input[value=escalation]")
                    .type("address-1", "a@example.org")
                    .type("minutes-1", "5")
                    .type("retries-1", "2")
                    .click("form[action='/account/notification'] button");
            assertThat(center.notifications().settings("105").levels())
                    .containsExactly(new EscalationLevel("a@example.org", 300, 2, false));
            assertThat(owner.attribute("#minutes-1", "value")).isEqualTo("5");
        }
    }

    @Test
    void aLoginElsewhereIsSeenAndEndedAndAllOfThem() {
        try (PageBrowser here = PageBrowser.of(webapp, "106");
                PageBrowser there = PageBrowser.of(webapp, "106");
                PageBrowser other = PageBrowser.of(webapp, "107")) {
            here.open("/account");
            assertThat(here.page().querySelectorAll("tbody tr")).hasSize(2);
            String foreign = other.open("/account").attribute("button[value=everywhere]", "value");
            assertThat(foreign).isEqualTo("everywhere");
            here.click("tbody button");
            assertThat(here.notice()).isEqualTo("That browser is signed out.");
            assertThat(there.open("/messages").path()).isEqualTo("/login");
            there.logIn("user106", "parley-106");
            here.open("/account").click("button[value=everywhere]");
            assertThat(here.notice()).isEqualTo("You are signed out everywhere.");
            assertThat(here.open("/messages").path()).isEqualTo("/login");
            assertThat(there.open("/messages").path()).isEqualTo("/login");
            assertThat(other.open("/messages").path()).isEqualTo("/messages");
        }
    }

    @Test
    @Proves({"213", "214"})
    void aPolicyThatIsTightenedMakesOwnersChangeAtTheNextLogin() {
        Path folder = TestCenter.newFolder();
        new TestWebapp(folder, builder -> builder).close();
        PasswordPolicy strong = new PasswordPolicy(12, true, true, true, true);
        try (TestWebapp strict = new TestWebapp(
                        folder,
                        builder -> builder.center(TestCenter.config(folder).withPasswords(strong)));
                PageBrowser owner = PageBrowser.of(strict, "101")) {
            assertThat(owner.path()).isEqualTo("/password");
            assertThat(owner.open("/messages").path()).isEqualTo("/password");
            String api = "/api/v1/mailboxes/101/messages";
            assertThat(owner.get(api)).isEqualTo(401);
            assertThat(strict.send(strict.requestOf("101", api)).statusCode()).isEqualTo(403);
            owner.open("/password");
            change(owner, "parley-101", "parley-1012345", "parley-1012345");
            assertThat(owner.text("#password-new-mistake")).isEqualTo("A password needs an upper-case letter.");
            change(owner, "parley-101", "Parley-1012345", "Parley-1012345");
            assertThat(owner.path()).isEqualTo("/messages");
            assertThat(owner.open("/account").path()).isEqualTo("/account");
            assertThat(strict.send(strict.requestAs("user101", "Parley-1012345", api))
                            .statusCode())
                    .isEqualTo(200);
        }
    }
}
