package org.parley.tests.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.htmlunit.html.HtmlInput;
import org.htmlunit.html.HtmlPage;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.parley.tests.phone.MediaClock;
import org.parley.tests.phone.Phone;
import org.parley.tests.phone.PhoneAccount;
import org.parley.tests.phone.Provider;
import org.parley.tests.phone.RingingCall;
import org.parley.tests.phone.Sound;
import org.parley.tests.phone.Template;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/** Calls that the server places because somebody pressed a button, or a program asked: nobody has called before. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CallsFromPagesTest {
    private static final Duration SOON = Duration.ofSeconds(20);
    private static final String CALLS = "/api/v1/outgoing-calls";

    /** Calls a destination and tells what became of it. */
    private static final String DOCUMENT = """
            <ccxml version="1.0" xmlns="http://www.w3.org/2002/09/ccxml">
              <var name="what" expr="''"/><var name="mode" expr="session.startupmode"/><var name="call" expr="''"/>
              <eventprocessor>
                <transition event="ccxml.loaded">
                  <createcall dest="session.values.destination" callerid="'555'" connectionid="call"/>
                </transition>
                <transition event="connection.connected">
                  <assign name="what" expr="'connected'"/>
                  <fetch next="'/told'" namelist="what mode" type="'text/ecmascript'"/>
                </transition>
                <transition event="connection.disconnected"><exit/></transition>
                <transition event="error.*">
                  <assign name="what" expr="event$.name + ': ' + event$.reason"/>
                  <fetch next="'/told'" namelist="what mode" type="'text/ecmascript'"/>
                </transition>
              </eventprocessor>
            </ccxml>
            """;

    private final ObjectMapper json = new ObjectMapper();
    private final BlockingQueue<String> told = new LinkedBlockingQueue<>();
    private HttpServer documents;
    private MediaClock clock;
    private Provider provider;
    private ServerUnderTest server;
    private Phone alice;
    private Phone bob;

    @BeforeAll
    void start(@TempDir Path folder) throws Exception {
        documents = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        documents.createContext("/", exchange -> {
            boolean telling = exchange.getRequestURI().getPath().equals("/told");
            if (telling) {
                told.add(exchange.getRequestURI().getQuery().replace('+', ' '));
            }
            byte[] body = (telling ? "" : DOCUMENT).getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", telling ? "text/ecmascript" : "application/ccxml+xml");
            exchange.sendResponseHeaders(200, body.length == 0 ? -1 : body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        documents.start();
        clock = new MediaClock();
        provider = Provider.open(clock);
        server = ServerUnderTest.start(
                folder.resolve("data"),
                "sip.trunks = [{ name = provider, host = 127.0.0.1, port = " + provider.port()
                        + ", user = \"5551000\", secret = s3cret, register = true, addresses = [\"127.0.0.1:"
                        + provider.port() + "\"] }]\ndialplan.documents = [\"" + documentsOrigin()
                        + "\"]\nconference.record-names = true");
        provider.registered(SOON);
        alice = Phone.udp(clock, server.sip());
        bob = Phone.udp(clock, server.sip());
        assertThat(alice.account("101", "sip-101").register(600).status()).isEqualTo(200);
        assertThat(alice.account("109", "sip-109").register(600).status()).isEqualTo(200);
        assertThat(bob.account("102", "sip-102").register(600).status()).isEqualTo(200);
        Eventually.get(
                "the registrations to be known to the pages",
                SOON,
                () -> place("101", "101").body(),
                body -> body.contains("own-number"));
        Eventually.get("the last one too", SOON, () -> place("102", "102").body(), body -> body.contains("own-number"));
        Eventually.get("and that of 109", SOON, () -> place("109", "109").body(), body -> body.contains("own-number"));
    }

    private String documentsOrigin() {
        return "http://127.0.0.1:" + documents.getAddress().getPort() + "/";
    }

    @AfterAll
    void stop() throws IOException {
        if (alice != null) {
            alice.close();
            bob.close();
        }
        if (server != null) {
            server.close();
        }
        provider.close();
        clock.close();
        documents.stop(0);
    }

    private HttpResponse<String> createSession(String form) throws IOException {
        String key = Files.readString(server.data().resolve("platform.key")).strip();
        return server.send(
                HttpRequest.newBuilder(server.platformUrl("/createsession"))
                        .header("Authorization", "Bearer " + key)
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString(form))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private HttpResponse<String> place(String extension, String to) throws IOException {
        return server.rest(extension).send("POST", CALLS, "{\"to\":\"" + to + "\"}");
    }

    private JsonNode placed(String extension, String to) throws IOException {
        HttpResponse<String> answer = place(extension, to);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        return json.readTree(answer.body());
    }

    private void becomes(String extension, JsonNode call, String... words) {
        Eventually.get(
                "the call to become " + String.join(" ", words),
                SOON,
                () -> server.rest(extension)
                        .get(CALLS + "/" + call.path("id").asString())
                        .body(),
                body -> java.util.Arrays.stream(words).allMatch(body::contains));
    }

    private static void hears(RingingCall call, String prompt) throws IOException {
        hears(call, prompt, 0);
    }

    private static void hears(RingingCall call, String prompt, int from) throws IOException {
        Path file = ServerUnderTest.HOME.resolve("prompts/en-US/" + prompt + ".wav");
        assertThat(call.heard().await(new Template(Sound.wav(file)), from, SOON))
                .as("heard " + prompt)
                .isPresent();
    }

    private static void hearEachOther(RingingCall one, RingingCall other) {
        Talk there = Talk.of(61);
        Talk back = Talk.of(62);
        one.talksAllTheTime(there.sound());
        other.talksAllTheTime(back.sound());
        there.isHeardIn(other.heard());
        back.isHeardIn(one.heard());
    }

    @Test
    void aSessionThatNoCallHasBegunPlacesOne() throws Exception {
        HttpResponse<String> begun = createSession("uri=" + documentsOrigin() + "call.ccxml&destination=extension:102");
        assertThat(begun.statusCode()).as(begun.body()).isEqualTo(201);
        RingingCall ringing = bob.awaitRing(SOON).ring();
        assertThat(ringing.from()).isEqualTo("555");
        ringing.answer();
        assertThat(told.poll(20, TimeUnit.SECONDS)).isEqualTo("what=connected&mode=external");
        ringing.hangUp();
        ringing.ended(SOON);

        createSession("uri=" + documentsOrigin() + "call.ccxml&destination=outside:5557777");
        assertThat(told.poll(20, TimeUnit.SECONDS))
                .contains("error.connection.noresource", "the toll gate has not let this call pass");
        assertThat(createSession("destination=x").statusCode()).isEqualTo(400);
        assertThat(server.get("/createsession").statusCode()).isEqualTo(404);
    }

    @Test
    void aButtonOfTheDirectoryConnectsTwoTelephones() throws Exception {
        try (OwnerPage page = new OwnerPage(server, "101")) {
            HtmlPage step = OwnerPage.press(page.open("/directory?q=102"), "Call");
            assertThat(step.asNormalizedText()).contains("102", "Your telephone rings");
            RingingCall own = alice.awaitRing(SOON).ring();
            assertThat(own.from()).isEqualTo("102");
            assertThat(place("101", "103").body()).contains("in-a-call");
            own.answer();
            RingingCall far = bob.awaitRing(SOON).ring();
            assertThat(far.from()).isEqualTo("101");
            hears(own, "tones/ringing");
            far.answer();
            hearEachOther(own, far);
            String here = step.getUrl().getPath();
            HtmlPage connected = Eventually.get(
                    "the page to say so",
                    SOON,
                    () -> page.open(here),
                    shown -> shown.asNormalizedText().contains("You are connected."));
            OwnerPage.press(connected, "Hang up");
            own.ended(SOON);
            far.ended(SOON);
            Eventually.get(
                    "the call in the details of both",
                    SOON,
                    () -> page.open("/call-details").asNormalizedText(),
                    text -> text.lines().anyMatch(line -> line.startsWith("Outgoing") && line.contains("102")));
            assertThat(page.open("/call-details").asNormalizedText()).doesNotContain("Incoming", "Missed");
        }
        try (OwnerPage page = new OwnerPage(server, "102")) {
            Eventually.get(
                    "the call in the details of the other",
                    SOON,
                    () -> page.open("/call-details").asNormalizedText(),
                    text -> text.lines().anyMatch(line -> line.startsWith("Incoming") && line.contains("101")));
            HtmlPage step = OwnerPage.press(page.open("/call-details"), "Call");
            RingingCall own = bob.awaitRing(SOON).ring();
            assertThat(own.from()).isEqualTo("101");
            assertThat(step.asNormalizedText()).contains("101");
            OwnerPage.press(step, "Hang up");
            own.cancelled(SOON);
        }
    }

    @Test
    void whoLeftAMessageIsCalledBackAndItsGreetingIsHeard() throws Exception {
        try (Phone phone = Phone.udp(clock, server.sip())) {
            PhoneAccount sender = phone.account("104", "sip-104");
            Caller caller = new Caller(phone.to("3101").as(sender).dial().answered());
            caller.presses("#");
            caller.hearsBeep();
            caller.says(Sound.speech(3, 1.5));
            caller.hangsUp();
            server.rest("101").awaitMessages(1, SOON);
        }
        try (OwnerPage page = new OwnerPage(server, "101")) {
            HtmlPage step = OwnerPage.press(page.open("/messages"), "Call back");
            RingingCall own = alice.awaitRing(SOON).answer();
            hears(own, "deposit/you-have-reached");
            Eventually.get(
                    "the page to say so",
                    SOON,
                    () -> page.open(step.getUrl().getPath()).asNormalizedText(),
                    text -> text.contains("leave a message"));
            own.hangUp();
            own.ended(SOON);
            Eventually.get(
                    "the end",
                    SOON,
                    () -> page.open(step.getUrl().getPath()).asNormalizedText(),
                    text -> text.contains("The call is over."));
        }
    }

    @Test
    void pagesSayWhyACallIsNotPlaced() throws Exception {
        try (OwnerPage page = new OwnerPage(server, "103")) {
            HtmlPage refused = OwnerPage.press(page.open("/directory?q=102"), "Call");
            assertThat(refused.asNormalizedText()).contains("None of your telephones is registered");
        }
        try (OwnerPage page = new OwnerPage(server, "101")) {
            HtmlPage form = page.open("/calling");
            form.<HtmlInput>getHtmlElementById("to").type("555-7778");
            assertThat(OwnerPage.press(form, "Call").asNormalizedText()).contains("You may not call numbers outside");
            assertThat(server.rest("100").get("/api/v1/toll/attempts").body())
                    .contains("\"number\":\"5557778\"", "\"path\":\"page\"", "\"reason\":\"not-allowed\"");

            HtmlPage step = OwnerPage.press(page.open("/directory?q=102"), "Call");
            alice.awaitRing(SOON).refuse("486 Busy Here");
            Eventually.get(
                    "busy",
                    SOON,
                    () -> page.open(step.getUrl().getPath()).asNormalizedText(),
                    text -> text.contains("Your telephone is busy."));
        }
    }

    @Test
    void numbersOutsideAreCalledWithTheRightsOfWhoAsks() throws Exception {
        JsonNode call = placed("109", "5557779");
        RingingCall own = alice.awaitRing(SOON).answer();
        RingingCall far = provider.proved(SOON).ring().answer();
        assertThat(far.header("To")).contains("5557779");
        becomes("109", call, "connected");
        hearEachOther(own, far);
        server.rest("109").send("DELETE", CALLS + "/" + call.path("id").asString(), "");
        own.ended(SOON);
        far.ended(SOON);
        becomes("109", call, "ended", "hung-up");
        assertThat(server.rest("101")
                        .get(CALLS + "/" + call.path("id").asString())
                        .statusCode())
                .isEqualTo(404);

        JsonNode busy = placed("109", "5557780");
        RingingCall again = alice.awaitRing(SOON).answer();
        provider.proved(SOON).refuse("486 Busy Here");
        hears(again, "outside/busy");
        again.ended(SOON);
        becomes("109", busy, "ended", "busy");
        assertThat(server.rest("100").get("/api/v1/toll/attempts").body())
                .contains("\"number\":\"5557779\"", "\"path\":\"page\"", "\"outcome\":\"allowed\"");
    }

    private Caller entersWithName(Phone phone, short[] name) throws IOException {
        Caller caller = new Caller(phone.call("482"));
        caller.hears("conference/enter-password");
        caller.presses("482#");
        caller.hears("conference/say-your-name");
        caller.hearsBeep();
        caller.says(name);
        caller.presses("#");
        caller.hears("conference/you-are-caller");
        return caller;
    }

    @Test
    void thoseInsideHearWhoComesAndGoes() throws Exception {
        short[] name = Sound.speech(71, 1.0);
        try (Phone phone = Phone.udp(clock, server.sip());
                Caller first = entersWithName(phone, Sound.speech(70, 1.0));
                // two stay, so that no music plays for somebody who is alone
                Caller stays = entersWithName(phone, Sound.speech(72, 1.0));
                Caller second = entersWithName(phone, name)) {
            first.hears(name);
            first.hears("conference/has-joined");
            second.hangsUp();
            first.hears(name);
            first.hears("conference/has-left");
            assertThat(stays.call().isEnded()).isFalse();
        }
    }

    @Test
    void aModeratorHasSomebodyCalledIntoAConference() throws Exception {
        String start = LocalDateTime.now(ZoneOffset.UTC)
                .minusMinutes(1)
                .withSecond(0)
                .withNano(0)
                .toString();
        HttpResponse<String> made = server.rest("109")
                .send(
                        "POST",
                        "/api/v1/conferences",
                        "{\"description\":\"Sales\",\"start\":\"" + start
                                + "\",\"zone\":\"UTC\",\"durationMinutes\":60}");
        String id = json.readTree(made.body()).path("id").asString();
        try (OwnerPage page = new OwnerPage(server, "109")) {
            HtmlPage form = page.open("/conferences/" + id);
            form.<HtmlInput>getHtmlElementById("number").type("102");
            HtmlPage called = form.<HtmlInput>getHtmlElementById("number")
                    .getEnclosingForm()
                    .<org.htmlunit.html.HtmlButton>getFirstByXPath(".//button")
                    .click();
            assertThat(called.asNormalizedText()).contains("102 is called and asked to join.");
            RingingCall invited = bob.awaitRing(SOON).ring();
            assertThat(invited.from()).isEqualTo("109");
            invited.answer();
            hears(invited, "conference/invites-you");
            int before = invited.heard().now();
            invited.pressed("*");
            hears(invited, "conference/press-one-to-join", before);
            invited.pressed("1");
            hears(invited, "conference/you-are-caller");
            Eventually.get(
                    "the participant",
                    SOON,
                    () -> page.open("/conferences/" + id).asNormalizedText(),
                    text -> text.contains("In it now: 1") && text.contains("Mute 102"));
            OwnerPage.press(page.open("/conferences/" + id), "Disconnect");
            invited.ended(SOON);
            Eventually.get(
                    "nobody inside",
                    SOON,
                    () -> page.open("/conferences/" + id).asNormalizedText(),
                    text -> text.contains("In it now: 0"));
        }
        String invitations = "/api/v1/conferences/" + id + "/invitations";
        assertThat(server.rest("109")
                        .send("POST", invitations, "{\"number\":\"5557781\"}")
                        .statusCode())
                .isEqualTo(201);
        RingingCall outside = provider.proved(SOON).ring().answer();
        hears(outside, "conference/press-one-to-join");
        outside.hangUp();
        Eventually.get(
                "the end of the invitation",
                SOON,
                () -> server.rest("109").get(invitations).body(),
                body -> body.contains("\"to\":\"5557781\"") && body.contains("\"step\":\"ended\""));
        assertThat(server.rest("107").get(invitations).statusCode()).isEqualTo(404);
    }
}
