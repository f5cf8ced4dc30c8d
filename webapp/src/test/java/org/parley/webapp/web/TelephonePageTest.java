package org.parley.webapp.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.parley.webapp.TestWebapp;
import org.parley.webapp.webphone.TelephoneSide;
import org.parley.webapp.webphone.WebPhoneSettings;
import org.parley.webapp.webphone.WebPhoneSettings.Guests;

/** Who sees the telephone, and which pages may ask for the microphone. */
class TelephonePageTest {

    private static TestWebapp webapp(Guests guests, boolean onlyLoopback) {
        return new TestWebapp(builder -> builder.loopbackOnly(onlyLoopback)
                .telephone(new WebPhoneSettings(guests, 50, 2, 4, Duration.ofHours(1)), TelephoneSide.NONE));
    }

    private static HttpResponse<String> get(TestWebapp webapp, String path, String... headers) {
        var request = webapp.request(path);
        return webapp.send(headers.length == 0 ? request : request.headers(headers));
    }

    @Test
    void aFreshServerHasATelephoneForWhoeverSitsThere() {
        try (TestWebapp webapp = webapp(Guests.DEMO, true);
                PageBrowser guest = new PageBrowser(webapp)) {
            assertThat(guest.open("/").text()).contains("needs JavaScript").contains("Any SIP telephone can call 404");
            assertThat(guest.text("[data-controls]")).contains("PIN 71015");
            assertThat(guest.open("/telephone").text("h1")).isEqualTo("Telephone");
            assertThat(get(webapp, "/", "X-Forwarded-For", "192.0.2.1").body()).doesNotContain("data-telephone");
            assertThat(get(webapp, "/telephone", "X-Forwarded-For", "192.0.2.1").statusCode())
                    .isEqualTo(303);
            webapp.webapp().center().accounts().changePin("101", "48265");
            assertThat(guest.open("/").text("[data-controls]")).doesNotContain("PIN");
        }
    }

    @Test
    void whereOthersCanComeGuestsAreToBeInvited() {
        try (TestWebapp webapp = webapp(Guests.DEMO, false)) {
            assertThat(get(webapp, "/").body()).doesNotContain("data-telephone");
            assertThat(get(webapp, "/telephone").statusCode()).isEqualTo(303);
        }
        try (TestWebapp webapp = webapp(Guests.EVERYBODY, false)) {
            assertThat(get(webapp, "/").body()).contains("data-telephone").doesNotContain("71015");
        }
        try (TestWebapp webapp = webapp(Guests.NOBODY, true);
                PageBrowser user = PageBrowser.of(webapp, "101")) {
            assertThat(get(webapp, "/").body()).doesNotContain("data-telephone");
            assertThat(get(webapp, "/telephone").statusCode()).isEqualTo(303);
            assertThat(user.open("/telephone").status()).isEqualTo(200);
        }
    }

    @Test
    void onlyPagesThatHearAskForTheMicrophone() {
        try (TestWebapp webapp = webapp(Guests.NOBODY, true)) {
            for (String path : new String[] {"/telephone", "/messages/send", "/presence"}) {
                assertThat(permissions(webapp, path)).contains("microphone=(self)");
            }
            for (String path : new String[] {"/", "/login", "/messages", "/telephone/line", "/nowhere"}) {
                assertThat(permissions(webapp, path)).contains("microphone=()");
            }
        }
    }

    private static String permissions(TestWebapp webapp, String path) {
        return get(webapp, path).headers().firstValue("Permissions-Policy").orElse("");
    }
}
