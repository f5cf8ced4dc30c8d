package org.parley.webapp.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.parley.webapp.TestWebapp;
import org.parley.webapp.account.Account;

/** Where a login is possible, and when it ends. */
class LoginSafetyTest {
    private static final Pattern TOKEN = Pattern.compile("name=\"token\" value=\"([^\"]+)\"");

    /** A browser that keeps its session over whatever connection. */
    private static final class Browser {
        private final TestWebapp webapp;
        private final String[] headers;
        private String cookie = "none=";
        private String setCookie = "";

        Browser(TestWebapp webapp, String... headers) {
            this.webapp = webapp;
            this.headers = headers;
        }

        HttpResponse<String> get(String path) {
            return send(webapp.request(path));
        }

        HttpResponse<String> send(HttpRequest.Builder request) {
            for (int i = 0; i < headers.length; i += 2) {
                request.header(headers[i], headers[i + 1]);
            }
            HttpResponse<String> response = webapp.send(request.header("Cookie", cookie));
            response.headers().firstValue("Set-Cookie").ifPresent(set -> {
                setCookie = set;
                cookie = set.substring(0, set.indexOf(';'));
            });
            return response;
        }

        HttpResponse<String> logIn(String login, String password) {
            Matcher token = TOKEN.matcher(get("/login").body());
            String form = "login=" + login + "&password=" + password + "&token="
                    + (token.find() ? URLEncoder.encode(token.group(1), StandardCharsets.UTF_8) : "");
            return send(webapp.request("/login")
                    .header("Content-Type", "application/x-www-form-urlencoded")
                    .POST(BodyPublishers.ofString(form)));
        }

        boolean isLoggedIn() {
            return get("/messages").statusCode() == 200;
        }
    }

    @Test
    void aChangedPasswordEndsEverySessionThatUsedTheOldOne() {
        try (TestWebapp webapp = new TestWebapp()) {
            Browser office = new Browser(webapp);
            Browser home = new Browser(webapp);
            Browser other = new Browser(webapp);
            office.logIn("user101", "parley-101");
            home.logIn("user101", "parley-101");
            other.logIn("user102", "parley-102");
            assertThat(office.isLoggedIn() && home.isLoggedIn() && other.isLoggedIn())
                    .isTrue();
            String api = "/api/v1/mailboxes/101/messages";
            assertThat(webapp.send(webapp.requestOf("101", api)).statusCode()).isEqualTo(200);

            Account account =
                    webapp.webapp().center().accounts().byExtension("101").orElseThrow();
            webapp.webapp().center().accounts().changePassword(account, "another-secret");

            assertThat(office.isLoggedIn()).isFalse();
            assertThat(home.get(api).statusCode()).isEqualTo(401);
            assertThat(webapp.send(webapp.requestOf("101", api)).statusCode()).isEqualTo(401);
            assertThat(other.isLoggedIn()).isTrue();
            assertThat(home.logIn("user101", "another-secret").statusCode()).isEqualTo(303);
            assertThat(home.isLoggedIn()).isTrue();
        }
    }

    @Test
    void aProxyThatIsNotTrustedMakesNoConnectionSafe() {
        try (TestWebapp webapp = new TestWebapp()) {
            for (Browser browser : List.of(
                    new Browser(webapp, "X-Forwarded-Proto", "https"),
                    new Browser(webapp, "X-Forwarded-For", "127.0.0.1"),
                    new Browser(webapp, "Forwarded", "proto=https"),
                    new Browser(webapp, "Via", "1.1 somewhere"))) {
                refuses(browser);
            }
        }
    }

    @Test
    void aTrustedProxyWithTlsLetsPeopleInWithASecureCookie() {
        try (TestWebapp webapp = new TestWebapp(builder -> builder.trustedProxies(List.of("127.0.0.0/8")))) {
            Browser browser = new Browser(webapp, "X-Forwarded-Proto", "https", "X-Forwarded-For", "198.51.100.7");
            assertThat(browser.logIn("user101", "parley-101").statusCode()).isEqualTo(303);
            assertThat(browser.isLoggedIn()).isTrue();
            assertThat(browser.setCookie).contains("Secure", "HttpOnly");
            assertThat(browser.get("/metrics").statusCode()).isEqualTo(403);
            refuses(new Browser(webapp, "X-Forwarded-Proto", "http", "X-Forwarded-For", "198.51.100.7"));
            refuses(new Browser(webapp, "X-Forwarded-Proto", "https, http"));
            refuses(new Browser(webapp, "X-Forwarded-For", "198.51.100.7"));
        }
        try (TestWebapp webapp = new TestWebapp(builder -> builder.trustedProxies(List.of("10.1.0.0/16")))) {
            refuses(new Browser(webapp, "X-Forwarded-Proto", "https"));
        }
        assertThatThrownBy(() -> new TestWebapp(builder -> builder.trustedProxies(List.of("the proxy"))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("http.trusted-proxies: 'the proxy'");
    }

    /** Neither page nor REST takes a password, and a session from elsewhere is worth nothing. */
    private static void refuses(Browser browser) {
        HttpResponse<String> page = browser.get("/login");
        assertThat(page.statusCode()).isEqualTo(403);
        assertThat(page.body()).contains("not encrypted", "https").doesNotContain("type=\"password\"");
        assertThat(browser.logIn("user101", "parley-101").statusCode()).isEqualTo(403);
        Browser local = new Browser(browser.webapp);
        local.logIn("user101", "parley-101");
        browser.cookie = local.cookie;
        assertThat(browser.isLoggedIn()).isFalse();
        assertThat(browser.send(browser.webapp.requestOf("101", "/api/v1/mailboxes/101/messages"))
                        .statusCode())
                .isEqualTo(403);
        assertThat(browser.get("/health").statusCode()).isEqualTo(200);
    }

    @Test
    void fromAnotherAddressThanLoopbackThereIsNoLoginWithoutTls() throws SocketException {
        Optional<InetAddress> address = NetworkInterface.networkInterfaces()
                .flatMap(NetworkInterface::inetAddresses)
                .filter(found -> !found.isLoopbackAddress() && !found.isLinkLocalAddress())
                .findFirst();
        assumeThat(address).as("an address that is not loopback").isPresent();
        InetSocketAddress open = new InetSocketAddress(address.get(), 0);
        try (TestWebapp webapp = new TestWebapp(builder -> builder.publicAddress(open))) {
            String host = address.get().getHostAddress().replaceAll("%.*", "");
            URI login = URI.create("http://" + (host.contains(":") ? "[" + host + "]" : host) + ":"
                    + webapp.webapp().publicPort() + "/login");
            assertThat(webapp.send(HttpRequest.newBuilder(login)).statusCode()).isEqualTo(403);
        }
    }
}
