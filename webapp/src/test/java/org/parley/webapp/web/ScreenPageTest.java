package org.parley.webapp.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.htmlunit.WebClient;
import org.htmlunit.html.HtmlElement;
import org.htmlunit.html.HtmlInput;
import org.htmlunit.html.HtmlPage;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.parley.webapp.Proves;
import org.parley.webapp.TestCenter;
import org.parley.webapp.TestWebapp;
import org.parley.webapp.mailbox.Mailboxes;

/** The visual message center on a telephone's small screen, without scripts (FEATURES 3). */
class ScreenPageTest {
    private static TestWebapp webapp;
    private final WebClient telephone = new WebClient();
    private HtmlPage screen;

    @BeforeAll
    static void start() {
        webapp = new TestWebapp();
    }

    @AfterAll
    static void stop() {
        webapp.close();
    }

    @BeforeEach
    void turnOn() throws IOException {
        telephone.getOptions().setJavaScriptEnabled(false);
        telephone.getOptions().setThrowExceptionOnFailingStatusCode(false);
        screen = telephone.getPage(webapp.request("/phone").build().uri().toURL());
    }

    @AfterEach
    void turnOff() {
        telephone.close();
    }

    private void types(String field, String text) throws IOException {
        ((HtmlInput) screen.getElementById(field)).type(text);
        press("OK");
    }

    private void press(String key) throws IOException {
        HtmlElement found =
                screen.getFirstByXPath("//*[self::button or self::a][starts-with(normalize-space(.), '" + key + "')]");
        assertThat(found).as(key + " in " + screen.asNormalizedText()).isNotNull();
        screen = found.click();
    }

    private void logIn(String extension) throws IOException {
        types("extension", extension);
        types("pin", "7" + extension + "5");
    }

    private String shown() {
        return screen.asNormalizedText();
    }

    private String highlighted() {
        return screen.querySelector("li[aria-current]").asNormalizedText();
    }

    private static Mailboxes mailboxes() {
        return webapp.webapp().center().mailboxes();
    }

    @Test
    @Proves({"107", "108", "109", "110", "111", "112", "113", "116", "117"})
    void messagesAreListedPlayedMarkedForwardedAndDeleted() throws Exception {
        for (int i = 1; i <= 7; i++) {
            webapp.leave("104", "555000" + i, "", TestCenter.sound(2_000, i));
        }
        logIn("104");
        assertThat(shown()).contains("7 new");
        assertThat(highlighted()).contains("5550007");
        press("Down");
        assertThat(highlighted()).contains("5550006");
        press("Up");
        assertThat(highlighted()).contains("5550007");
        for (int i = 0; i < 5; i++) {
            press("Down");
        }
        assertThat(highlighted()).contains("5550002");
        press("Select");
        assertThat(shown()).contains("5550002", "Plays 0:00");
        String sound = screen.querySelector("audio[autoplay]")
                .getAttributes()
                .getNamedItem("src")
                .getNodeValue();
        assertThat(telephone
                        .getPage(screen.getFullyQualifiedUrl(sound))
                        .getWebResponse()
                        .getContentType())
                .isEqualTo("audio/wav");
        assertThat(mailboxes().counts("104").newMessages()).isEqualTo(6);
        press("Select: stop");
        assertThat(shown()).contains("Stopped");
        assertThat((Object) screen.querySelector("audio")).isNull();
        press("Up: forward");
        assertThat(shown()).contains("Stopped 0:02 of 0:02");
        press("Down: back");
        assertThat(shown()).contains("Stopped 0:00");
        press("Select: start");
        assertThat(shown()).contains("Plays");
        press("Forward");
        types("to", "999");
        assertThat(shown()).contains("There is no mailbox 999.");
        ((HtmlInput) screen.getElementById("to")).setValue("");
        types("to", "105");
        assertThat(shown()).contains("Forwarded.");
        assertThat(mailboxes().counts("105").newMessages()).isEqualTo(1);
        press("New");
        assertThat(shown()).contains("Marked as new.", "7 new");
        press("Delete");
        assertThat(shown()).contains("Deleted.", "6 new").doesNotContain("5550007");
        press("Exit");
        assertThat(shown()).contains("Extension");
        for (String other : new String[] {"PIN", "presence", "Greeting", "outside"}) {
            assertThat(shown()).doesNotContain(other);
        }
    }

    @Test
    @Proves("107")
    void wrongPinsLockAsByTelephoneAndTheWebLoginOpensNothingHere() throws Exception {
        logIn("106");
        press("Exit");
        for (int i = 0; i < 12; i++) {
            screen = telephone.getPage(webapp.request("/phone").build().uri().toURL());
            types("extension", "107");
            types("pin", "99999");
        }
        assertThat(shown()).contains("Too many wrong PINs");
        screen = telephone.getPage(webapp.request("/phone").build().uri().toURL());
        types("extension", "107");
        types("pin", "71075");
        assertThat(shown()).contains("Too many wrong PINs").doesNotContain("new");
        try (PageBrowser page = PageBrowser.of(webapp, "103")) {
            assertThat(page.open("/phone").text("label")).isEqualTo("Extension");
        }
    }

    @Test
    void aPinOpensNoPageAndAnotherMailboxIsNotSeen() throws Exception {
        long others = webapp.leave("108", "5551111", "Secret Caller", TestCenter.sound(500, 1));
        logIn("109");
        assertThat(telephone
                        .<HtmlPage>getPage(screen.getFullyQualifiedUrl("/messages"))
                        .getUrl()
                        .getPath())
                .isEqualTo("/login");
        screen = telephone.getPage(screen.getFullyQualifiedUrl("/phone/" + others));
        assertThat(shown()).contains("This message is gone.").doesNotContain("Secret Caller");
    }
}
