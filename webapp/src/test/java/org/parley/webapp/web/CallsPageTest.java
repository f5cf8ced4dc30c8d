package org.parley.webapp.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import org.htmlunit.WebClient;
import org.htmlunit.html.HtmlAnchor;
import org.htmlunit.html.HtmlButton;
import org.htmlunit.html.HtmlInput;
import org.htmlunit.html.HtmlPage;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.parley.webapp.Proves;
import org.parley.webapp.TestWebapp;

/** The trace of a call on a page and over REST, for administrators only. */
class CallsPageTest {
    private static final String CALL = "a<b>/1@host.example";

    private static TestWebapp webapp;

    @BeforeAll
    static void start() {
        webapp = new TestWebapp();
        HttpResponse<String> answer = webapp.send(webapp.platformRequest("/gateway/traces")
                .POST(BodyPublishers.ofString("{\"lines\":["
                        + "{\"call\":\"" + CALL
                        + "\",\"at\":\"2026-03-02T10:15:00.250Z\",\"layer\":\"ccxml\",\"what\":\"second\"},"
                        + "{\"call\":\"" + CALL
                        + "\",\"at\":\"2026-03-02T10:15:00Z\",\"layer\":\"sip\",\"what\":\"first <script>\"},"
                        + "{\"call\":\"\",\"at\":\"no time\"}]}")));
        assertThat(answer.statusCode()).isEqualTo(200);
    }

    @AfterAll
    static void stop() {
        webapp.close();
    }

    private static HtmlPage logIn(WebClient browser, String extension, String path) throws IOException {
        browser.getOptions().setJavaScriptEnabled(false);
        browser.getOptions().setThrowExceptionOnFailingStatusCode(false);
        HtmlPage page = browser.getPage(webapp.url(path));
        ((HtmlInput) page.getElementById("login")).setValue("user" + extension);
        ((HtmlInput) page.getElementById("password")).setValue("parley-" + extension);
        HtmlButton submit = page.querySelector("main button[type=submit]");
        return submit.click();
    }

    @Test
    @Proves("call-trace")
    void anAdministratorFollowsACallLineByLine() throws IOException {
        try (WebClient browser = new WebClient()) {
            HtmlPage calls = logIn(browser, "100", "/admin/calls");
            assertThat(calls.getUrl().getPath()).isEqualTo("/admin/calls");
            HtmlAnchor link = calls.querySelector("table.trace a");
            assertThat(link.getTextContent()).isEqualTo(CALL);
            HtmlPage call = link.click();
            assertThat(call.querySelector("p.lead").getTextContent()).isEqualTo(CALL);
            assertThat(call.querySelector("table.trace tbody").getTextContent())
                    .containsSubsequence("10:15:00.000", "0 ms", "sip", "first <script>", "250 ms", "ccxml", "second");
            assertThat(call.getWebResponse().getResponseHeaderValue("Content-Security-Policy"))
                    .contains("default-src 'none'");
            HtmlPage gone = browser.getPage(webapp.url("/admin/calls/another"));
            assertThat(gone.getWebResponse().getStatusCode()).isEqualTo(404);
        }
    }

    @Test
    void nobodyElseSeesIt() throws IOException {
        try (WebClient browser = new WebClient()) {
            HtmlPage refused = logIn(browser, "101", "/admin/calls");
            assertThat(refused.getWebResponse().getStatusCode()).isEqualTo(403);
            assertThat(refused.asNormalizedText())
                    .contains("for administrators")
                    .doesNotContain("host.example");
        }
    }

    @Test
    void programsReadALineAThing() {
        String path = "/api/v1/calls/a%3Cb%3E/1@host.example/trace";
        assertThat(webapp.send(webapp.requestOf("100", path)).body())
                .isEqualTo("{\"time\":\"2026-03-02T10:15:00Z\",\"layer\":\"sip\",\"what\":\"first <script>\"}\n"
                        + "{\"time\":\"2026-03-02T10:15:00.250Z\",\"layer\":\"ccxml\",\"what\":\"second\"}\n");
        assertThat(webapp.send(webapp.requestOf("100", "/api/v1/calls/traced")).body())
                .contains("\"call\":\"" + CALL + "\"", "\"lines\":2");
        assertThat(webapp.send(webapp.requestOf("101", path)).statusCode()).isEqualTo(403);
        assertThat(webapp.send(webapp.request(path)).statusCode()).isEqualTo(401);
        assertThat(webapp.send(webapp.requestOf("100", "/api/v1/calls/x/trace")).statusCode())
                .isEqualTo(404);
        assertThat(webapp.send(webapp.requestOf("100", "/api/v1/calls")).statusCode())
                .isEqualTo(200);
        assertThat(webapp.send(webapp.request("/gateway/traces")).statusCode()).isEqualTo(404);
    }
}
