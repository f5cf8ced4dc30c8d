package org.parley.webapp.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.parley.webapp.Proves;
import org.parley.webapp.TestCenter;
import org.parley.webapp.TestWebapp;
import org.parley.webapp.alias.MessageAlias;
import org.parley.webapp.audio.WavBytes;
import org.parley.webapp.calls.CallRecord;
import org.parley.webapp.presence.Presence;
import org.parley.webapp.telephone.Registration;

/** The other tabs of owners: greetings, call details, directory, lists, functions, products, files. */
class TabsTest {
    private static final long MORNING = 1_772_440_000_000L;
    private static TestWebapp webapp;

    @BeforeAll
    static void start() {
        webapp = new TestWebapp(builder -> builder.pages(new PageSettings(
                Map.of("deposit-prefix", "33", "message-center", List.of("404", "*404"), "ring", "15 s"),
                List.of("en-US", "es-US"))));
    }

    @AfterAll
    static void stop() {
        webapp.close();
    }

    @Test
    @Proves({"72", "122", "245"})
    void greetingsAreRecordedHeardMadeAnnounceOnlyAndDeleted() {
        byte[] sound = TestCenter.sound(900, 5);
        var greetings = webapp.webapp().center().greetings();
        String vacation = "#recording-3 ";
        try (PageBrowser owner = PageBrowser.of(webapp, "101")) {
            owner.open("/presence");
            assertThat(owner.texts(vacation + "button[value=announce]")).isEmpty();
            owner.click(vacation + "button[value=record]");
            assertThat(owner.text("#sound-3-mistake")).isEqualTo("Record something, or choose a WAV file.");
            owner.choose("sound-3", WavBytes.ulaw(sound)).click(vacation + "button[value=record]");
            assertThat(owner.notice()).isEqualTo("The greeting is recorded.");
            assertThat(greetings.greeting("101", 3).orElseThrow().audio().ulaw())
                    .isEqualTo(sound);
            String audio = owner.attribute(vacation + "audio", "src");
            assertThat(owner.get(audio)).isEqualTo(200);
            owner.open("/presence").click(vacation + "button[value=announce]");
            assertThat(owner.notice()).isEqualTo("Callers hear this greeting and cannot leave a message.");
            assertThat(greetings.greeting("101", 3).orElseThrow().announceOnly())
                    .isTrue();
            webapp.webapp().center().presences().set("101", Presence.ON_VACATION);
            assertThat(greetings.greetingFor("101").orElseThrow().slot()).isEqualTo(3);
            owner.click(vacation + "button[value=delete]");
            assertThat(greetings.greeting("101", 3)).isEmpty();
            assertThat(owner.post("/presence", "slot=3", "action=announce", "token=" + owner.token())
                            .getWebResponse()
                            .getStatusCode())
                    .isEqualTo(404);
            owner.open("/presence")
                    .choose("sound-name", WavBytes.ulaw(sound))
                    .click("#recording-name button[value=record]");
            assertThat(greetings.recordedName("101").orElseThrow().ulaw()).isEqualTo(sound);
            owner.click("#recording-name button[value=delete]");
            assertThat(greetings.recordedName("101")).isEmpty();
            webapp.webapp().center().presences().set("101", Presence.IN_OFFICE);
        }
    }

    private static CallRecord call(
            String leg, String direction, String from, String to, long begun, OptionalLong answered, String route) {
        return new CallRecord(
                leg, leg, direction, from, to, begun, answered, begun + 60_000, "FAR_BYE", route, List.of(), "");
    }

    @Test
    @Proves("189")
    void callsAreListedAsTheOwnerSeesThem() {
        OptionalLong soon = OptionalLong.of(MORNING + 5_000);
        webapp.webapp()
                .center()
                .callRecords()
                .add(List.of(
                        call("a", "in", "102", "5551234", MORNING, soon, "102"),
                        call("b", "in", "7770001", "102", MORNING + 100_000, OptionalLong.of(MORNING + 120_000), ""),
                        call("c", "in", "103", "102", MORNING + 200_000, OptionalLong.of(MORNING + 200_100), "103"),
                        call("d", "out", "103", "102", MORNING + 200_200, OptionalLong.of(MORNING + 210_000), "x/102"),
                        call("e", "in", "7770002", "400", MORNING + 300_000, OptionalLong.of(MORNING + 300_100), ""),
                        call("f", "out", "7770002", "102", MORNING + 301_000, OptionalLong.empty(), "x/102"),
                        call("g", "in", "104", "105", MORNING + 400_000, soon, "104")));
        try (PageBrowser owner = PageBrowser.of(webapp, "102")) {
            owner.open("/call-details");
            assertThat(owner.texts("tbody td:nth-child(1)"))
                    .containsExactly("Missed", "Incoming", "Missed", "Outgoing");
            assertThat(owner.texts("tbody td:nth-child(4)")).containsExactly("7770002", "103", "7770001", "5551234");
            assertThat(owner.texts("tbody td:nth-child(5)")).containsExactly("", "Clara Lindqvist", "", "");
            assertThat(owner.texts("tbody td:nth-child(6)")).containsExactly("", "0:50", "", "0:55");
            assertThat(owner.text("tbody td:nth-child(2)")).isEqualTo("2 Mar 2026");
            owner.type("q", "777").click(".search button");
            assertThat(owner.texts("tbody td:nth-child(4)")).containsExactly("7770002", "7770001");
            String csv = webapp.send(webapp.request(owner.attribute("a[href*=csv]", "href"))
                            .header("Cookie", owner.cookie()))
                    .body();
            assertThat(csv).startsWith("kind,date,time,number,name,length").contains("7770001");
            assertThat(csv.lines()).hasSize(3);
        }
    }

    @Test
    @Proves({"120", "191"})
    void theDirectoryIsSearched() {
        webapp.webapp().center().presences().set("106", Presence.AWAY);
        try (PageBrowser owner = PageBrowser.of(webapp, "103")) {
            owner.open("/directory");
            assertThat(owner.page().querySelectorAll("tbody tr")).hasSize(10);
            owner.type("q", "CASTEL").click(".search button");
            assertThat(owner.texts("tbody td:not(:last-child)")).containsExactly("Frank Castellano", "106", "Away");
            assertThat(owner.attribute("#q", "value")).isEqualTo("CASTEL");
            assertThat(owner.open("/directory?q=%25").text(".empty")).isEmpty();
            assertThat(owner.open("/directory?q=nobody").text(".empty")).isEqualTo("Nobody is found.");
        }
    }

    @Test
    @Proves({"190", "192", "195", "199", "241"})
    void listsFunctionsAndProductsAreShown() {
        webapp.webapp().center().aliases().put(new MessageAlias("556", "Sales <b>", List.of("103", "104")));
        try (PageBrowser owner = PageBrowser.of(webapp, "103")) {
            owner.open("/lists");
            assertThat(owner.texts("tbody td"))
                    .containsExactly("556", "Sales <b>", "Clara Lindqvist (103), Daniel Okafor (104)");
            owner.open("/functions");
            assertThat(owner.text()).contains("Dial 33 and the extension", "33 changed, usually 3");
            assertThat(owner.texts(".changed")).hasSize(1);
            owner.open("/products");
            assertThat(owner.texts("tbody tr:first-child td").subList(0, 2)).containsExactly("Voicemail", "Yes");
        }
    }

    @Test
    @Proves("123")
    void myExtensionShowsWhereACallGoes() {
        webapp.webapp()
                .center()
                .registrations()
                .write(
                        List.of(new Registration(
                                "main",
                                "b",
                                "109",
                                "sip:109@192.0.2.1",
                                "udp:192.0.2.1:5060",
                                "",
                                "c",
                                1,
                                1000,
                                "Deskphone",
                                webapp.clock().millis() + 60_000)),
                        List.of());
        webapp.webapp().center().greetings().record("109", 7, TestCenter.sound(100, 1));
        webapp.webapp().center().greetings().setAnnounceOnly("109", 7, true);
        try (PageBrowser owner = PageBrowser.of(webapp, "109")) {
            owner.open("/extension");
            assertThat(owner.page().querySelectorAll("section.route")).hasSize(7);
            assertThat(owner.text("section.now h2")).startsWith("In Office");
            assertThat(owner.text("section.now"))
                    .contains("Deskphone", "15 s", "Voicemail of 109 with the stock greeting.");
            assertThat(owner.text("section:last-of-type"))
                    .contains("its own greeting; callers cannot leave a message.");
        }
    }

    @Test
    @Proves("196")
    void filesAreSharedSavedAndDeletedByTheirOwnerOnly() {
        byte[] page = "<script>alert(1)</script>".getBytes(StandardCharsets.UTF_8);
        try (PageBrowser owner = PageBrowser.of(webapp, "101");
                PageBrowser other = PageBrowser.of(webapp, "102")) {
            owner.open("/files").click("form.card button");
            assertThat(owner.text("#file-mistake")).isEqualTo("Choose a file.");
            owner.choose("file", "Pläne <b>.html", page).click("form.card button");
            assertThat(owner.notice()).isEqualTo("The file is shared.");
            assertThat(owner.text("tbody td")).isEqualTo("Pläne <b>.html");
            String address = other.open("/files").attribute("tbody a", "href");
            var response = webapp.send(webapp.request(address).header("Cookie", other.cookie()));
            assertThat(response.body()).isEqualTo("<script>alert(1)</script>");
            assertThat(response.headers().firstValue("Content-Type")).hasValue("application/octet-stream");
            assertThat(response.headers().firstValue("Content-Disposition").orElseThrow())
                    .startsWith("attachment; filename*=UTF-8''Pl%C3%A4ne");
            assertThat(other.texts("tbody button")).isEmpty();
            String id = address.substring(address.lastIndexOf('/') + 1);
            assertThat(other.post("/files", "delete=" + id, "token=" + other.token())
                            .getWebResponse()
                            .getStatusCode())
                    .isEqualTo(404);
            owner.open("/files").click("tbody button");
            assertThat(owner.notice()).isEqualTo("The file was deleted.");
            assertThat(other.get(address)).isEqualTo(404);
        }
    }
}
