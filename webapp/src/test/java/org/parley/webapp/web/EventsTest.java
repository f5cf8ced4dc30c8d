package org.parley.webapp.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.parley.webapp.Proves;
import org.parley.webapp.TestWebapp;
import org.parley.webapp.presence.Presence;

/** What open pages are told while they are looked at. */
@Timeout(60)
class EventsTest {

    private static BufferedReader listen(TestWebapp webapp, PageBrowser browser) {
        HttpResponse<InputStream> stream = webapp.send(
                webapp.request("/events").header("Cookie", browser.cookie()),
                HttpResponse.BodyHandlers.ofInputStream());
        assertThat(stream.statusCode()).isEqualTo(200);
        assertThat(stream.headers().firstValue("Content-Type").orElseThrow()).startsWith("text/event-stream");
        return new BufferedReader(new InputStreamReader(stream.body(), StandardCharsets.UTF_8));
    }

    /** The next event, without its revision. */
    private static String next(BufferedReader events) throws IOException {
        String line = events.readLine();
        while (line != null && (!line.startsWith("data: ") || line.startsWith("data: {\"revision"))) {
            line = events.readLine();
        }
        return line == null ? "the end" : line.replaceAll(",\"revision\":\\d+}", "");
    }

    @Test
    @Proves("118")
    void everyChangeOfTheMailboxIsToldToItsOwnerOnly() throws IOException {
        try (TestWebapp webapp = new TestWebapp();
                PageBrowser owner = PageBrowser.of(webapp, "101");
                PageBrowser other = PageBrowser.of(webapp, "102")) {
            BufferedReader events = listen(webapp, owner);
            BufferedReader others = listen(webapp, other);
            assertThat(next(events)).isEqualTo("data: {\"new\":0,\"saved\":0");
            assertThat(next(others)).isEqualTo("data: {\"new\":0,\"saved\":0");
            long id = webapp.leave("101", "5551000", "", new byte[800]);
            assertThat(next(events)).isEqualTo("data: {\"new\":1,\"saved\":0");
            webapp.webapp().center().mailboxes().markSaved("101", id);
            assertThat(next(events)).isEqualTo("data: {\"new\":0,\"saved\":1");
            webapp.webapp().center().mailboxes().delete("101", id);
            assertThat(next(events)).isEqualTo("data: {\"new\":0,\"saved\":0");
            webapp.leave("102", "5551000", "", new byte[800]);
            assertThat(next(others)).isEqualTo("data: {\"new\":1,\"saved\":0");
        }
    }

    private static void tells(BufferedReader events, String kind, long revision) throws IOException {
        String wanted = "data: {\"revision\":" + revision + "}";
        for (String line = events.readLine(); line != null; line = events.readLine()) {
            if (line.equals("event: " + kind) && events.readLine().equals(wanted)) {
                return;
            }
        }
        throw new AssertionError("The stream ended without " + kind);
    }

    @Test
    @Proves({"118", "120", "121"})
    void presencesAreToldToAllAndGreetingsToTheirOwner() throws IOException {
        try (TestWebapp webapp = new TestWebapp();
                PageBrowser owner = PageBrowser.of(webapp, "101");
                PageBrowser other = PageBrowser.of(webapp, "102")) {
            var center = webapp.webapp().center();
            BufferedReader events = listen(webapp, owner);
            BufferedReader others = listen(webapp, other);
            tells(events, "directory", 0);
            tells(others, "directory", 0);
            center.presences().set("101", Presence.AWAY);
            tells(events, "owner", 1);
            tells(events, "directory", 1);
            tells(others, "directory", 1);
            center.greetings().record("101", 0, new byte[800]);
            tells(events, "owner", 2);
            center.presences().set("102", Presence.BUSY);
            tells(others, "owner", 1);
            tells(others, "directory", 2);
            assertThat(owner.open("/presence").attribute("[data-live]", "data-revision"))
                    .isEqualTo("2");
            assertThat(owner.open("/directory").attribute("[data-live]", "data-revision"))
                    .isEqualTo("2");
        }
    }

    @Test
    void aStreamEndsWithItsLoginAndWithTheServer() throws IOException {
        try (TestWebapp webapp = new TestWebapp();
                PageBrowser owner = PageBrowser.of(webapp, "101");
                PageBrowser other = PageBrowser.of(webapp, "102")) {
            BufferedReader events = listen(webapp, owner);
            BufferedReader others = listen(webapp, other);
            next(events);
            next(others);
            owner.click("header form button");
            assertThat(next(events)).isEqualTo("the end");
            assertThat(owner.get("/events")).isEqualTo(403);
            webapp.close();
            assertThat(next(others)).isEqualTo("the end");
        }
    }

    @Test
    void aHundredOpenPagesCostNoThreads() throws IOException {
        try (TestWebapp webapp = new TestWebapp()) {
            List<BufferedReader> streams = new ArrayList<>();
            int before = Thread.activeCount();
            for (String extension : List.of("101", "102", "103", "104", "105")) {
                try (PageBrowser owner = PageBrowser.of(webapp, extension)) {
                    for (int i = 0; i < 20; i++) {
                        streams.add(listen(webapp, owner));
                    }
                    assertThat(owner.get("/events")).isEqualTo(503);
                }
            }
            for (BufferedReader stream : streams) {
                next(stream);
            }
            assertThat(Thread.activeCount() - before).isLessThan(40);
            webapp.leave("103", "5551000", "", new byte[800]);
            for (BufferedReader stream : streams.subList(40, 60)) {
                assertThat(next(stream)).isEqualTo("data: {\"new\":1,\"saved\":0");
            }
        }
    }
}
