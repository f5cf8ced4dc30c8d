package org.parley.webapp.phone;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.parley.webapp.Webapp;
import org.parley.webapp.WebappConfig;
import org.parley.webapp.mailbox.Caller;
import org.parley.webapp.mailbox.Counts;
import org.parley.webapp.mailbox.Folder;
import org.parley.webapp.mailbox.Message;
import org.parley.webapp.mailbox.MessageQuery;
import org.parley.webapp.mailbox.Order;

/** The conversation between voice platform and webapp, request by request, over real connectors and a real database. */
class PhoneModuleTest {
    @TempDir
    static Path data;

    private static Path templates;
    private static Webapp webapp;

    private PhoneLine line;

    @BeforeAll
    static void start() throws IOException {
        templates = Files.createDirectory(data.resolve("templates"));
        try (Stream<Path> files = Files.list(PhoneSettings.HOME.resolve("vxml-templates"))) {
            for (Path file : files.toList()) {
                Files.copy(file, templates.resolve(file.getFileName()));
            }
        }
        PhoneConfig shipped = PhoneSettings.shipped();
        PhoneConfig config = new PhoneConfig(
                templates,
                shipped.grammars(),
                shipped.prompts(),
                shipped.menus(),
                shipped.dialplan(),
                shipped.language(),
                shipped.zone(),
                shipped.longestUpload());
        webapp = Webapp.start(WebappConfig.in(data)
                .publicAddress(new InetSocketAddress("127.0.0.1", 0))
                .platformModule(new PhoneModule(config))
                .build());
    }

    @AfterAll
    static void stop() {
        webapp.close();
    }

    @BeforeEach
    void newCall() {
        line = new PhoneLine(webapp);
        for (String extension : List.of("101", "102")) {
            for (Folder folder : Folder.values()) {
                for (Message message : messages(extension, folder)) {
                    webapp.center().mailboxes().delete(extension, message.id());
                }
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "404,  '/vxml/center/extension'",
        "*404, '/vxml/center/extension'",
        "6101, '/vxml/center/pin'",
        "6999, '/vxml/center/pin'",
        "3101, '/vxml/deposit'",
        "101,  '/vxml/deposit'",
        "0,    '/vxml/deposit'",
        "3999, '/vxml/unknown-extension'",
        "400,  '/vxml/unavailable'",
    })
    void aNumberLeadsToItsDialog(String called, String dialog) {
        HttpResponse<String> answer = line.dials(called, "5551234");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/ccxml+xml;charset=UTF-8");
        assertThat(answer.body()).contains("src=\"&#39;" + dialog + "&#39;\"");
    }

    @ParameterizedTest
    @CsvSource({"999", "''", "9123", "alice"})
    void whatIsNoNumberIsNotFound(String called) {
        assertThat(line.dials(called, "").statusCode()).isEqualTo(404);
    }

    @Test
    void aTelephoneThatHasProvedToBeAnExtensionIsAskedForItsPin() {
        assertThat(line.get("/ccxml/call?called=404&user=101").body()).contains("/vxml/center/pin");
        assertThat(line.post("/vxml/center/login", "pin", "71015").body()).contains("result=\"in\"");
        assertThat(line.get("/vxml/center/logout").body()).contains("/vxml/center/login");
        assertThat(line.get("/vxml/center/main").statusCode()).isEqualTo(403);
    }

    @Test
    void theOwnerLogsInAndHearsWhatIsThere() {
        leave("101");
        line.dials("404", "5551234");

        assertThat(line.post("/vxml/center/pin", "extension", "101").body()).contains("/vxml/center/login");
        assertThat(line.post("/vxml/center/login", "pin", "71015").body()).contains("result=\"in\"");
        assertThat(line.get("/vxml/center/main").body()).contains("/vxml/center/announcement");
        assertThat(words(line.get("/vxml/center/announcement").body()))
                .isEqualTo("You have 1 new and 0 saved messages. Your presence is In Office");
    }

    @Test
    void onReturnToTheMainMenuOnlyWhatCameMeanwhileIsAnnounced() {
        logIn("101");

        assertThat(words(line.get("/vxml/center/announcement").body())).isEmpty();
        leave("101");
        assertThat(words(line.get("/vxml/center/announcement").body())).isEqualTo("You have 1 more new message.");
        assertThat(words(line.get("/vxml/center/announcement").body())).isEmpty();
    }

    @Test
    void anUnknownExtensionIsAnsweredAsAWrongPin() {
        List<String> answers = new ArrayList<>();
        for (String extension : List.of("102", "999")) {
            PhoneLine caller = new PhoneLine(webapp);
            caller.dials("404", "");
            String page =
                    caller.post("/vxml/center/pin", "extension", extension).body();
            for (int i = 0; i < 3; i++) {
                page += caller.post("/vxml/center/login", "pin", "00000").body();
            }
            answers.add(page);
        }

        assertThat(answers.get(0))
                .isEqualTo(answers.get(1))
                .contains("\"again\"")
                .contains("\"out\"");
    }

    @Test
    void threeWrongPinsCountWhateverTheExtension() {
        line.dials("404", "");
        for (String extension : List.of("103", "104")) {
            line.post("/vxml/center/pin", "extension", extension);
            assertThat(line.post("/vxml/center/login", "pin", "1").body()).contains("again");
        }
        line.post("/vxml/center/pin", "extension", "105");

        assertThat(line.post("/vxml/center/login", "pin", "1").body()).contains("out");
    }

    @Test
    void nobodyHearsAMessageWithoutLoggingIn() {
        long id = leave("101");
        line.dials("6101", "");

        for (String path : List.of("main", "announcement", "new", "saved", "message", "message-audio?id=" + id)) {
            assertThat(line.get("/vxml/center/" + path).statusCode()).as(path).isEqualTo(403);
        }
        assertThat(line.post("/vxml/center/delete", "id", "" + id).statusCode()).isEqualTo(403);
        logIn("102");
        assertThat(line.get("/vxml/center/message-audio?id=" + id).statusCode()).isEqualTo(404);
        line.post("/vxml/center/delete", "id", "" + id);
        assertThat(webapp.center().mailboxes().counts("101")).isEqualTo(new Counts(1, 0));
    }

    @Test
    void newMessagesPlayOldestFirstAndSavedOnesNewestFirst() {
        long first = leave("101");
        long second = leave("101");
        logIn("101");

        line.get("/vxml/center/new");
        assertThat(due()).isEqualTo(first);
        assertThat(due()).isEqualTo(first);
        line.post("/vxml/center/skip", "id", "" + first);
        assertThat(due()).isEqualTo(second);
        line.post("/vxml/center/heard", "id", "" + second);
        line.post("/vxml/center/skip", "id", "" + second);
        assertThat(words(line.get("/vxml/center/message").body())).isEqualTo("No more messages.");
        assertThat(webapp.center().mailboxes().counts("101")).isEqualTo(new Counts(0, 2));

        line.get("/vxml/center/saved");
        assertThat(due()).isEqualTo(second);
    }

    @Test
    void aRepeatedRequestSkipsNothing() {
        long first = leave("101");
        long second = leave("101");
        logIn("101");
        line.get("/vxml/center/new");
        due();

        line.post("/vxml/center/delete", "id", "" + first);
        line.post("/vxml/center/delete", "id", "" + first);

        assertThat(due()).isEqualTo(second);
    }

    @Test
    void theListIsFixedWhenItIsOpened() {
        long first = leave("101");
        long second = leave("101");
        logIn("101");
        line.get("/vxml/center/new");
        due();
        leave("101");
        webapp.center().mailboxes().delete("101", second);

        line.post("/vxml/center/skip", "id", "" + first);

        assertThat(words(line.get("/vxml/center/message").body())).isEqualTo("No more messages.");
    }

    @Test
    void anEmptyFolderIsSaidToBeEmpty() {
        logIn("101");

        line.get("/vxml/center/new");
        assertThat(words(line.get("/vxml/center/message").body())).isEqualTo("No new messages.");
        line.get("/vxml/center/saved");
        assertThat(words(line.get("/vxml/center/message").body())).isEqualTo("No saved messages.");
    }

    @Test
    void theEnvelopeNamesNumberDayAndTime() {
        leave("101");
        logIn("101");
        line.get("/vxml/center/new");

        assertThat(words(line.get("/vxml/center/message").body()))
                .startsWith("Message from five five five zero one zero zero today at");
    }

    @Test
    void theAudioComesAsItWasLeft() {
        long id = leave("101");
        logIn("101");

        assertThat(line.audio("/vxml/center/message-audio?id=" + id)).isEqualTo(sound());
    }

    @Test
    void aDepositIsDeliveredOnce() {
        String deposit = visit("3101");

        assertThat(line.submit(sound(), "deposit", deposit).body()).contains("Message sent.");
        assertThat(line.submit(sound(), "deposit", deposit).body()).contains("Message sent.");
        assertThat(messages("101", Folder.NEW))
                .extracting(Message::from, Message::durationMs)
                .containsExactly(org.assertj.core.groups.Tuple.tuple(Caller.guest("5551234", "Guest"), 1000));
    }

    @Test
    void recordingAgainTakesTheFirstRecordingBack() {
        String first = visit("3101");
        String second = PhoneLine.depositOf(line.get("/vxml/deposit/record"));

        assertThat(second).isNotEqualTo(first);
        assertThat(line.submit(sound(), "deposit", first).statusCode()).isEqualTo(410);
        assertThat(line.submit(sound(), "deposit", second).statusCode()).isEqualTo(200);
        assertThat(messages("101", Folder.NEW)).hasSize(1);
    }

    @Test
    void aCancelledDepositStaysCancelled() {
        String deposit = visit("3101");

        line.post("/vxml/deposit/cancel", "deposit", deposit);

        assertThat(line.submit(sound(), "deposit", deposit).statusCode()).isEqualTo(410);
        assertThat(messages("101", Folder.NEW)).isEmpty();
    }

    @Test
    void whoLeavesForAnotherExtensionDeliversFirst() {
        String deposit = visit("3101");

        assertThat(line.get("/vxml/deposit/target?leave=999").body()).contains("false");
        assertThat(line.get("/vxml/deposit/target?leave=102").body()).contains("true");
        HttpResponse<String> next = line.submit(sound(), "deposit", deposit, "leave", "102");

        assertThat(next.body()).contains("/vxml/deposit/greeting");
        assertThat(words(line.get("/vxml/deposit/greeting").body()))
                .isEqualTo("Message sent. You have reached extension one zero two"
                        + " Please leave a message after the tone.");
        assertThat(words(line.get("/vxml/deposit/greeting").body())).startsWith("You have reached");
        line.submit(sound(), "deposit", PhoneLine.depositOf(line.get("/vxml/deposit/record")));
        assertThat(messages("101", Folder.NEW)).hasSize(1);
        assertThat(messages("102", Folder.NEW)).hasSize(1);
    }

    @Test
    void theOperatorIsReachedFromAGreeting() {
        line.dials("3101", "");

        line.get("/vxml/deposit?leave=operator");

        assertThat(words(line.get("/vxml/deposit/greeting").body())).contains("one zero zero");
    }

    @Test
    void aRecordedGreetingTakesThePlaceOfTheStockOne() {
        webapp.center().greetings().record("102", 0, sound());
        line.dials("3102", "");
        try {
            assertThat(line.get("/vxml/deposit/greeting").body()).contains("src=\"/vxml/deposit/greeting-audio\"");
            assertThat(line.audio("/vxml/deposit/greeting-audio")).isEqualTo(sound());
        } finally {
            webapp.center().greetings().delete("102", 0);
        }
    }

    @Test
    void assetsMayBeCachedForEverAndPagesNever() {
        line.dials("404", "");
        HttpResponse<String> page = line.get("/vxml/center/extension");
        Matcher grammar = Pattern.compile("<grammar src=\"([^\"]+)\"").matcher(page.body());
        Matcher prompt = Pattern.compile("<audio src=\"([^\"]+)\"").matcher(page.body());
        assertThat(grammar.find() && prompt.find()).isTrue();

        assertThat(page.headers().allValues("Cache-Control")).containsExactly("no-store");
        for (String asset : List.of(grammar.group(1), prompt.group(1))) {
            assertThat(line.get(asset).headers().allValues("Cache-Control"))
                    .containsExactly("public, max-age=31536000, immutable");
        }
        assertThat(line.get("/vxml/grammars/0000/nowhere.grxml").statusCode()).isEqualTo(404);
    }

    @Test
    void aTemplateWithAMistakeIsAnAnsweredError() throws IOException {
        Path page = templates.resolve("unavailable.vxml.vm");
        String right = Files.readString(page);
        try {
            Files.writeString(page, right.replace("#say(\"system/goodbye\")", "$gooodbye"));
            HttpResponse<String> answer = line.get("/vxml/unavailable");

            assertThat(answer.statusCode()).isEqualTo(500);
            assertThat(answer.body()).contains("unavailable.vxml.vm, line 7").contains("gooodbye");
        } finally {
            Files.writeString(page, right);
        }
        assertThat(line.get("/vxml/unavailable").statusCode()).isEqualTo(200);
    }

    @Test
    void anAddressWithoutAPageIsNotFound() {
        assertThat(line.get("/vxml/nowhere").statusCode()).isEqualTo(404);
        assertThat(line.get("/vxml/center/login").statusCode()).isEqualTo(405);
    }

    private void logIn(String extension) {
        line.dials("6" + extension, "5551234");
        assertThat(line.post("/vxml/center/login", "pin", "7" + extension + "5").body())
                .contains("\"in\"");
        line.get("/vxml/center/announcement");
    }

    private long due() {
        Matcher id = Pattern.compile("<values id=\"(\\d+)\"")
                .matcher(line.get("/vxml/center/message").body());
        assertThat(id.find()).isTrue();
        return Long.parseLong(id.group(1));
    }

    private String visit(String called) {
        line.dials(called, "5551234");
        return PhoneLine.depositOf(line.get("/vxml/deposit/record"));
    }

    private static long leave(String extension) {
        PhoneLine caller = new PhoneLine(webapp);
        caller.dials("3" + extension, "5550100");
        String deposit = PhoneLine.depositOf(caller.get("/vxml/deposit/record"));
        assertThat(caller.submit(sound(), "deposit", deposit).statusCode()).isEqualTo(200);
        return messages(extension, Folder.NEW).get(0).id();
    }

    private static List<Message> messages(String extension, Folder folder) {
        return webapp.center()
                .mailboxes()
                .list(extension, MessageQuery.of(folder, Order.NEWEST_FIRST, 100))
                .messages();
    }

    private static byte[] sound() {
        byte[] second = new byte[8000];
        for (int i = 0; i < second.length; i++) {
            second[i] = (byte) (i * 31);
        }
        return second;
    }

    /** What a data document says. */
    private static String words(String document) {
        return Pattern.compile("<p src=\"[^\"]*\">([^<]*)</p>")
                .matcher(document)
                .results()
                .map(result -> result.group(1))
                .reduce((a, b) -> a + " " + b)
                .orElse("");
    }
}
