package org.parley.webapp.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.URL;
import java.util.List;
import org.htmlunit.HttpMethod;
import org.htmlunit.Page;
import org.htmlunit.UnexpectedPage;
import org.htmlunit.WebClient;
import org.htmlunit.WebRequest;
import org.htmlunit.WebResponse;
import org.htmlunit.html.DomElement;
import org.htmlunit.html.HtmlButton;
import org.htmlunit.html.HtmlElement;
import org.htmlunit.html.HtmlInput;
import org.htmlunit.html.HtmlPage;
import org.htmlunit.html.HtmlRadioButtonInput;
import org.htmlunit.http.Cookie;
import org.htmlunit.util.NameValuePair;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.parley.webapp.Proves;
import org.parley.webapp.TestCenter;
import org.parley.webapp.TestWebapp;
import org.parley.webapp.mailbox.Counts;
import org.parley.webapp.presence.Presence;

/** Pages as an owner uses them, in a browser without JavaScript. */
class PagesTest {
    private static TestWebapp webapp;
    private WebClient browser;

    @BeforeAll
    static void start() {
        webapp = new TestWebapp();
    }

    @AfterAll
    static void stop() {
        webapp.close();
    }

    @BeforeEach
    void open() {
        browser = new WebClient();
        browser.getOptions().setJavaScriptEnabled(false);
        browser.getOptions().setThrowExceptionOnFailingStatusCode(false);
        webapp.empty("101");
    }

    @AfterEach
    void close() {
        browser.close();
    }

    private HtmlPage get(String path) throws IOException {
        return browser.getPage(webapp.url(path));
    }

    private HtmlPage logIn(HtmlPage page, String login, String password) throws IOException {
        ((HtmlInput) page.getElementById("login")).setValue(login);
        ((HtmlInput) page.getElementById("password")).setValue(password);
        HtmlButton submit = page.querySelector("main button[type=submit]");
        return submit.click();
    }

    private HtmlPage logInAs(String extension) throws IOException {
        return logIn(get("/login"), "user" + extension, "parley-" + extension);
    }

    private static HtmlPage click(HtmlPage page, String selector) throws IOException {
        HtmlElement element = page.querySelector(selector);
        return element.click();
    }

    private Page post(String path, String... pairs) throws IOException {
        WebRequest request = new WebRequest(url(webapp.url(path)), HttpMethod.POST);
        request.setRequestParameters(List.of(pairs).stream()
                .map(pair -> new NameValuePair(pair.split("=")[0], pair.split("=")[1]))
                .toList());
        return browser.getPage(request);
    }

    private static URL url(String text) throws IOException {
        return URI.create(text).toURL();
    }

    @Test
    @Proves("187")
    void theFrontPageLeadsToTheLoginAndOnToTheMessages() throws IOException {
        HtmlPage front = get("/");
        assertThat(front.getTitleText()).isEqualTo("Your message center – Parley");
        HtmlPage login = click(front, "main a.button");
        HtmlPage messages = logIn(login, "user101", "parley-101");
        assertThat(messages.getUrl().getPath()).isEqualTo("/messages");
        assertThat(messages.querySelector("h1").getTextContent()).isEqualTo("My Messages");
        assertThat(messages.asNormalizedText()).contains("Ada Quill", "extension 101");
    }

    @Test
    void aWrongPasswordAndAnUnknownNameGetTheSameAnswer() throws IOException {
        String wrong = logIn(get("/login"), "user102", "parley-101")
                .querySelector("[role=alert]")
                .getTextContent();
        String unknown = logIn(get("/login"), "nobody", "parley-101")
                .querySelector("[role=alert]")
                .getTextContent();
        String pin = logIn(get("/login"), "user102", "71025")
                .querySelector("[role=alert]")
                .getTextContent();
        assertThat(List.of(wrong, unknown, pin)).containsOnly("The login name or the password is wrong.");
        assertThat(get("/messages").getUrl().getPath()).isEqualTo("/login");
    }

    @Test
    void guessersAreSlowedDown() throws IOException {
        HtmlPage page = get("/login");
        for (int i = 0; i < 5; i++) {
            page = logIn(page, "user107", "guess" + i);
        }
        page = logIn(page, "user107", "parley-107");
        assertThat(page.querySelector("[role=alert]").getTextContent())
                .isEqualTo("Too many wrong logins. Try again in 30 seconds.");
    }

    @Test
    void theSessionIsNewAfterTheLoginAndItsCookieIsSafe() throws IOException {
        HtmlPage login = get("/login");
        Cookie before = browser.getCookieManager().getCookie("parley");
        logIn(login, "user101", "parley-101");
        Cookie after = browser.getCookieManager().getCookie("parley");
        assertThat(after.getValue()).isNotEqualTo(before.getValue());
        assertThat(after.isHttpOnly()).isTrue();
        assertThat(after.getSameSite()).isEqualToIgnoringCase("lax");
    }

    @Test
    void loggingOutEndsTheSession() throws IOException {
        HtmlPage messages = logInAs("101");
        HtmlPage front = click(messages, "header form button");
        assertThat(front.querySelector("[role=status]").getTextContent()).isEqualTo("You are logged out.");
        assertThat(get("/messages").getUrl().getPath()).isEqualTo("/login");
    }

    @Test
    void afterTheLoginThePageComesThatWasAskedForAndNoOtherSite() throws IOException {
        HtmlPage login = get("/presence");
        assertThat(login.getUrl().getPath()).isEqualTo("/login");
        assertThat(logIn(login, "user101", "parley-101").getUrl().getPath()).isEqualTo("/presence");
        for (String next : List.of("//evil.example/", "https://evil.example/", "/\\evil.example", "/logout")) {
            browser.getCookieManager().clearCookies();
            assertThat(logIn(get("/login?next=" + next), "user101", "parley-101")
                            .getUrl()
                            .toString())
                    .isEqualTo(webapp.url("/messages"));
        }
    }

    @Test
    void messagesAreListedWithCallerTimeLengthAndSound() throws IOException {
        long id = webapp.leave("101", "5551000", "O'Brien <script>alert(1)</script> ## $a", TestCenter.sound(8400, 1));
        HtmlPage page = logInAs("101");
        DomElement row = page.getElementById("message-" + id);
        assertThat(row.querySelector("h3").getTextContent()).isEqualTo("O'Brien <script>alert(1)</script> ## $a");
        assertThat(row.getTextContent()).contains("5551000", "Mon 2 Mar 2026, 10:15", "Length 0:08");
        assertThat(row.querySelector("time")
                        .getAttributes()
                        .getNamedItem("datetime")
                        .getNodeValue())
                .isEqualTo("2026-03-02T10:15:30.123Z");
        String source =
                row.querySelector("audio").getAttributes().getNamedItem("src").getNodeValue();
        UnexpectedPage sound = browser.getPage(webapp.url(source));
        assertThat(sound.getWebResponse().getContentType()).isEqualTo("audio/wav");
        assertThat(sound.getWebResponse().getContentLength()).isEqualTo(44 + 8400 * 16);
        HtmlElement download = row.querySelector("a[download]");
        Page file = download.click();
        assertThat(file.getWebResponse().getResponseHeaderValue("Content-Disposition"))
                .startsWith("attachment");
    }

    @Test
    @Proves("118")
    void aMessageIsSavedMarkedAsNewAndDeleted() throws IOException {
        long id = webapp.leave("101", "5551000", "", TestCenter.sound(1000, 1));
        String row = "#message-" + id + " button[value=";
        HtmlPage page = click(logInAs("101"), row + "saved]");
        assertThat(page.querySelector("[role=status]").getTextContent()).isEqualTo("The message was saved.");
        assertThat(webapp.webapp().center().mailboxes().counts("101")).isEqualTo(new Counts(0, 1));
        page = click(page, row + "new]");
        assertThat(page.querySelector("[role=status]").getTextContent()).isEqualTo("The message is marked as new.");
        assertThat(webapp.webapp().center().mailboxes().counts("101")).isEqualTo(new Counts(1, 0));
        page = click(page, row + "delete]");
        assertThat(page.querySelector("[role=status]").getTextContent()).isEqualTo("The message was deleted.");
        assertThat(webapp.webapp().center().mailboxes().counts("101")).isEqualTo(Counts.NONE);
        HtmlPage again = (HtmlPage) page.refresh();
        assertThat((Object) again.querySelector("[role=status]")).isNull();
    }

    @Test
    void manyMessagesComeInPages() throws IOException {
        for (int i = 0; i < 45; i++) {
            webapp.leave("101", "555" + i, "", new byte[800]);
        }
        HtmlPage page = logInAs("101");
        assertThat(page.querySelectorAll("li.card")).hasSize(20);
        page = click(page, ".pages a");
        assertThat(page.querySelector("li.card h3").getTextContent()).isEqualTo("55524");
        page = click(page, ".pages a:last-child");
        assertThat(page.querySelectorAll("li.card")).hasSize(5);
        page = click(page, ".pages a");
        assertThat(page.querySelector("li.card h3").getTextContent()).isEqualTo("55544");
    }

    @Test
    @Proves("121")
    void thePresenceIsChanged() throws IOException {
        logInAs("103");
        HtmlPage page = get("/presence");
        HtmlRadioButtonInput current = page.querySelector("input[type=radio][checked]");
        assertThat(current.getValue()).isEqualTo("in-office");
        HtmlRadioButtonInput vacation = page.querySelector("input[value=on-vacation]");
        vacation.setChecked(true);
        page = click(page, "main button");
        assertThat(page.querySelector("[role=status]").getTextContent()).isEqualTo("Your presence is now On Vacation.");
        assertThat(webapp.webapp().center().presences().get("103")).contains(Presence.ON_VACATION);
    }

    @Test
    void aFormWithoutItsTokenIsRefused() throws IOException {
        long id = webapp.leave("101", "5551000", "", new byte[800]);
        assertThat(post("/login", "login=user101", "password=parley-101")
                        .getWebResponse()
                        .getStatusCode())
                .isEqualTo(403);
        logInAs("101");
        for (String token : List.of("token=wrong", "other=x")) {
            assertThat(post("/messages", "id=" + id, "action=delete", token)
                            .getWebResponse()
                            .getStatusCode())
                    .isEqualTo(403);
            assertThat(post("/presence", "presence=busy", token)
                            .getWebResponse()
                            .getStatusCode())
                    .isEqualTo(403);
            assertThat(post("/logout", token).getWebResponse().getStatusCode()).isEqualTo(403);
        }
        assertThat(webapp.webapp().center().mailboxes().counts("101")).isEqualTo(new Counts(1, 0));
    }

    @Test
    void messagesOfOthersCannotBeReachedOrChanged() throws IOException {
        long id = webapp.leave("101", "5551000", "", new byte[800]);
        String token = token(logInAs("102"));
        for (String action : List.of("delete", "saved", "new")) {
            assertThat(post("/messages", "id=" + id, "action=" + action, "token=" + token)
                            .getWebResponse()
                            .getStatusCode())
                    .isEqualTo(404);
        }
        assertThat(status("/api/v1/mailboxes/101/messages/" + id + "/audio")).isEqualTo(403);
        assertThat(status("/api/v1/mailboxes/102/messages/" + id + "/audio")).isEqualTo(404);
        assertThat(webapp.webapp().center().mailboxes().counts("101")).isEqualTo(new Counts(1, 0));
    }

    @Test
    void theSessionServesRestTooButChangesNeedTheToken() throws IOException {
        long id = webapp.leave("101", "5551000", "", new byte[800]);
        String token = token(logInAs("101"));
        String message = "/api/v1/mailboxes/101/messages/" + id;
        String cookie =
                "parley=" + browser.getCookieManager().getCookie("parley").getValue();
        assertThat(webapp.send(webapp.request(message).header("Cookie", cookie)).statusCode())
                .isEqualTo(200);
        assertThat(webapp.send(webapp.request(message).header("Cookie", cookie).DELETE())
                        .statusCode())
                .isEqualTo(403);
        assertThat(webapp.send(webapp.request(message)
                                .header("Cookie", cookie)
                                .header("X-CSRF-Token", token)
                                .DELETE())
                        .statusCode())
                .isEqualTo(204);
    }

    private static String token(HtmlPage page) {
        return page.querySelector("input[name=token]")
                .getAttributes()
                .getNamedItem("value")
                .getNodeValue();
    }

    private int status(String path) throws IOException {
        return browser.getPage(webapp.url(path)).getWebResponse().getStatusCode();
    }

    @Test
    void everyAnswerIsProtected() throws IOException {
        for (String path : List.of("/", "/login", "/nowhere", "/error", "/static/x/parley.css", "/api/x", "/health")) {
            WebResponse response = browser.getPage(webapp.url(path)).getWebResponse();
            assertThat(response.getResponseHeaderValue("Content-Security-Policy"))
                    .as(path)
                    .contains("default-src 'none'", "frame-ancestors 'none'");
            assertThat(response.getResponseHeaderValue("X-Content-Type-Options"))
                    .isEqualTo("nosniff");
            assertThat(response.getResponseHeaderValue("Referrer-Policy")).isEqualTo("same-origin");
            assertThat(response.getResponseHeaderValue("Cache-Control")).isEqualTo("no-store");
        }
    }

    @Test
    void noPageHasInlineScriptOrStyle() throws IOException {
        webapp.leave("101", "5551000", "", new byte[800]);
        HtmlPage messages = logInAs("101");
        for (HtmlPage page : List.of(get("/"), messages, get("/presence"), get("/nowhere"))) {
            String html = page.getWebResponse().getContentAsString();
            assertThat(html).doesNotContain("<style", " style=", " onclick", "javascript:");
            assertThat(html)
                    .doesNotContainPattern("<script(?! src=\"/static/[0-9a-f]{16}/[a-z]+\\.js\" defer></script>)");
            assertThat(page.querySelectorAll("main, h1")).hasSize(2);
            assertThat(page.querySelector("a.skip")
                            .getAttributes()
                            .getNamedItem("href")
                            .getNodeValue())
                    .isEqualTo("#main");
        }
    }

    @Test
    void styleIsKeptByCachesUnderItsHash() throws IOException {
        HtmlPage page = get("/");
        String css = page.querySelector("link[rel=stylesheet]")
                .getAttributes()
                .getNamedItem("href")
                .getNodeValue();
        WebResponse response = browser.getPage(webapp.url(css)).getWebResponse();
        assertThat(response.getContentType()).isEqualTo("text/css");
        assertThat(response.getResponseHeaderValue("Cache-Control")).contains("public", "immutable");
        String etag = response.getResponseHeaderValue("ETag");
        assertThat(webapp.send(webapp.request(css).header("If-None-Match", etag))
                        .statusCode())
                .isEqualTo(304);
    }

    @Test
    void mistakesAreExplainedInAPage() throws IOException {
        HtmlPage missing = get("/nowhere");
        assertThat(missing.getWebResponse().getStatusCode()).isEqualTo(404);
        assertThat(missing.querySelector("h1").getTextContent()).isEqualTo("Not found");
        assertThat(get("/messages;x=1/../nowhere").getWebResponse().getStatusCode())
                .isEqualTo(404);
    }
}
