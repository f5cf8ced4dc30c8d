package org.parley.webapp.platform;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.Socket;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.parley.webapp.TestCenter;
import org.parley.webapp.TestWebapp;
import org.parley.webapp.deposit.DepositId;
import org.parley.webapp.mailbox.Caller;

/** What the platform reaches, and nobody else. */
class PlatformConnectorTest {
    private static final AtomicBoolean CLOSED = new AtomicBoolean();
    private static TestWebapp webapp;

    @BeforeAll
    static void start() {
        webapp = new TestWebapp(builder -> builder.platformModule(mount -> {
                    mount.servlet("/vxml/*", new Answers());
                    mount.multipartServlet("/ccxml/upload", new Answers(), 1_000_000);
                    mount.closeLater(() -> CLOSED.set(true));
                })
                .platformServlet("/text-calls/*", new Answers()));
    }

    @AfterAll
    static void stop() {
        webapp.close();
        assertThat(CLOSED).isTrue();
        assertThat(webapp.folder().resolve("platform.port")).doesNotExist();
    }

    /** Counts the requests of a session, or tells how long an uploaded part is, or fails. */
    private static final class Answers extends HttpServlet {
        private static final long serialVersionUID = 1L;

        @Override
        protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
            if ("immutable".equals(request.getQueryString())) {
                response.setHeader("Cache-Control", "public, max-age=31536000, immutable");
            } else if (request.getQueryString() != null) {
                response.setHeader("Cache-Control", request.getQueryString());
            }
            Integer before = (Integer) request.getSession().getAttribute("count");
            int count = before == null ? 1 : before + 1;
            request.getSession().setAttribute("count", count);
            response.getWriter().print(count);
        }

        @Override
        protected void doPost(HttpServletRequest request, HttpServletResponse response)
                throws IOException, ServletException {
            response.getWriter().print(request.getPart("recording").getSize());
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/vxml/menu",
                "/ccxml/call",
                "/gateway/deposits/AAAAAAAAAAAAAAAAAAAAAA",
                "/gateway/events",
                "/text-calls/1",
                "/vxml/../vxml/menu"
            })
    void platformPathsAreNotOnThePublicPortAndNeedTheKeyOnTheirOwn(String path) {
        assertThat(webapp.send(webapp.request(path)).statusCode()).isEqualTo(404);
        assertThat(webapp.send(webapp.request(path)
                                .header(
                                        "Authorization",
                                        "Bearer " + webapp.webapp().platformKey()))
                        .statusCode())
                .isEqualTo(404);
        for (String wrong :
                List.of("", "Bearer ", "Bearer x", "Basic eDp5", webapp.webapp().platformKey())) {
            HttpResponse<String> response =
                    webapp.send(webapp.strangePlatformRequest(path).header("Authorization", wrong));
            assertThat(response.statusCode()).isEqualTo(401);
            assertThat(response.headers().firstValue("WWW-Authenticate")).isPresent();
        }
        assertThat(webapp.send(webapp.strangePlatformRequest(path)).statusCode())
                .isEqualTo(401);
        assertThat(webapp.send(webapp.strangePlatformRequest(path).POST(BodyPublishers.ofString("x")))
                        .statusCode())
                .isEqualTo(401);
    }

    @Test
    void pagesAreNotOnThePlatformPort() {
        for (String path : List.of("/", "/login", "/messages", "/health", "/api/v1/mailboxes/101/messages")) {
            assertThat(webapp.send(webapp.platformRequest(path)).statusCode()).isEqualTo(404);
        }
    }

    @Test
    void theDataFolderTellsPortAndKeyToTheOwnerOnly() throws IOException {
        assertThat(Files.readString(webapp.folder().resolve("platform.port")).strip())
                .isEqualTo("" + webapp.webapp().platformPort());
        for (String file : List.of("platform.key", "server.key")) {
            assertThat(PosixFilePermissions.toString(
                            Files.getPosixFilePermissions(webapp.folder().resolve(file))))
                    .isEqualTo("rw-------");
        }
        assertThat(Files.readString(webapp.folder().resolve("platform.key")).strip())
                .isEqualTo(webapp.webapp().platformKey())
                .hasSize(43);
        assertThat(webapp.folder().resolve("derby.log").getParent()).isEqualTo(webapp.folder());
    }

    @Test
    void twoCallersDoNotShareASessionOrACachedDocument() {
        HttpResponse<String> first = webapp.send(webapp.platformRequest("/vxml/menu"));
        HttpResponse<String> second = webapp.send(webapp.platformRequest("/vxml/menu"));
        assertThat(first.headers().firstValue("Cache-Control")).contains("no-store");
        String cookie = first.headers().firstValue("Set-Cookie").orElseThrow();
        String other = second.headers().firstValue("Set-Cookie").orElseThrow();
        assertThat(cookie).startsWith("parley-call=").contains("HttpOnly").isNotEqualTo(other);
        assertThat(webapp.send(webapp.platformRequest("/vxml/menu").header("Cookie", cookie.split(";")[0]))
                        .body())
                .isEqualTo("2");
        assertThat(webapp.send(webapp.platformRequest("/vxml/menu").header("Cookie", other.split(";")[0]))
                        .body())
                .isEqualTo("2");
    }

    @ParameterizedTest
    @ValueSource(strings = {"private", "max-age=60", "private,max-age=60", "no-cache"})
    void whatIsNotPublicIsNotStored(String declared) {
        assertThat(webapp.send(webapp.platformRequest("/vxml/menu?" + declared))
                        .headers()
                        .allValues("Cache-Control"))
                .containsExactly("no-store");
    }

    @Test
    void whatIsPublicMayBeStored() {
        assertThat(webapp.send(webapp.platformRequest("/vxml/menu?immutable"))
                        .headers()
                        .allValues("Cache-Control"))
                .containsExactly("public, max-age=31536000, immutable");
    }

    @Test
    void modulesReadMultipartForms() {
        String body = "--x\r\nContent-Disposition: form-data; name=\"recording\"; filename=\"r\"\r\n"
                + "Content-Type: audio/basic\r\n\r\n" + "a".repeat(100_000) + "\r\n--x--\r\n";
        assertThat(webapp.send(webapp.platformRequest("/ccxml/upload")
                                .header("Content-Type", "multipart/form-data; boundary=x")
                                .POST(BodyPublishers.ofString(body)))
                        .body())
                .isEqualTo("100000");
    }

    @Test
    void theGatewayBringsARecordingOnce() {
        DepositId id = webapp.webapp().center().deposits().open("105", Caller.guest("5551000", ""));
        byte[] sound = TestCenter.sound(2000, 4);
        HttpResponse<String> first = post(id.value(), sound);
        assertThat(first.statusCode()).isEqualTo(200);
        HttpResponse<String> again = post(id.value(), sound);
        assertThat(again.statusCode()).isEqualTo(200);
        assertThat(again.body()).isEqualTo(first.body());
        assertThat(webapp.webapp().center().mailboxes().counts("105").newMessages())
                .isEqualTo(1);
    }

    @Test
    void theGatewayMayDiscardWhatWasCancelledEmptyOrNeverOpened() {
        DepositId cancelled = webapp.webapp().center().deposits().open("106", Caller.guest("", ""));
        webapp.webapp().center().deposits().cancel(cancelled);
        assertThat(post(cancelled.value(), new byte[80]).statusCode()).isEqualTo(410);
        DepositId empty = webapp.webapp().center().deposits().open("106", Caller.guest("", ""));
        assertThat(post(empty.value(), new byte[0]).statusCode()).isEqualTo(410);
        assertThat(post("AAAAAAAAAAAAAAAAAAAAAA", new byte[80]).statusCode()).isEqualTo(404);
        assertThat(post("x", new byte[80]).statusCode()).isEqualTo(404);
        assertThat(webapp.send(webapp.platformRequest("/gateway/deposits/" + cancelled.value()))
                        .statusCode())
                .isEqualTo(405);
        assertThat(webapp.webapp().center().mailboxes().counts("106").newMessages())
                .isZero();
    }

    @Test
    void aRecordingThatBreaksOffOnItsWayIsNotStoredAndCanComeAgain() throws IOException {
        DepositId id = webapp.webapp().center().deposits().open("104", Caller.guest("", ""));
        try (Socket socket = new Socket("127.0.0.1", webapp.webapp().platformPort())) {
            String head = "POST /gateway/deposits/" + id + " HTTP/1.1\r\nHost: x\r\nContent-Type: audio/basic\r\n"
                    + "Authorization: Bearer " + webapp.webapp().platformKey() + "\r\nContent-Length: 16000\r\n\r\n";
            socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
            socket.getOutputStream().write(new byte[8000]);
            socket.shutdownOutput();
            String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
            assertThat(answer).doesNotStartWith("HTTP/1.1 200");
        }
        assertThat(webapp.webapp().center().mailboxes().counts("104").newMessages())
                .isZero();
        assertThat(post(id.value(), new byte[16_000]).statusCode()).isEqualTo(200);
        assertThat(webapp.webapp().center().mailboxes().counts("104").newMessages())
                .isEqualTo(1);
    }

    private static HttpResponse<String> post(String id, byte[] ulaw) {
        return webapp.send(webapp.platformRequest("/gateway/deposits/" + id)
                .header("Content-Type", "audio/basic")
                .POST(BodyPublishers.ofByteArray(ulaw)));
    }
}
