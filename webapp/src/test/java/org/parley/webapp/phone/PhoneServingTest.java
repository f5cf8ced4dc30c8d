package org.parley.webapp.phone;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.parley.webapp.MessageCenterConfig;
import org.parley.webapp.TestCenter;
import org.parley.webapp.Webapp;
import org.parley.webapp.WebappConfig;
import org.parley.webapp.mailbox.Folder;
import org.parley.webapp.mailbox.Message;
import org.parley.webapp.mailbox.MessageQuery;
import org.parley.webapp.mailbox.Order;

/** A webapp with demo data that serves telephones, and a call for each test. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class PhoneServingTest {
    Path templates;
    Webapp webapp;

    PhoneLine line;

    @BeforeAll
    void start(@TempDir Path data) throws IOException {
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
                shipped.languages(),
                shipped.zone(),
                shipped.longestUpload());
        webapp = Webapp.start(WebappConfig.in(data)
                .center(MessageCenterConfig.in(data).withConferences(TestCenter.CONFERENCES))
                .publicAddress(new InetSocketAddress("127.0.0.1", 0))
                .platformModule(new PhoneModule(config))
                .build());
    }

    @AfterAll
    void stop() {
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

    void logIn(String extension) {
        line.dials("6" + extension, "5551234");
        assertThat(line.post("/vxml/center/login", "pin", "7" + extension + "5").body())
                .contains("\"in\"");
        line.get("/vxml/center/announcement");
    }

    long due() {
        Matcher id = Pattern.compile("<values id=\"(\\d+)\"")
                .matcher(line.get("/vxml/center/message").body());
        assertThat(id.find()).isTrue();
        return Long.parseLong(id.group(1));
    }

    String visit(String called) {
        line.dials(called, "5551234");
        return PhoneLine.depositOf(line.get("/vxml/deposit/record"));
    }

    long leave(String extension) {
        PhoneLine caller = new PhoneLine(webapp);
        caller.dials("3" + extension, "5550100");
        String deposit = PhoneLine.depositOf(caller.get("/vxml/deposit/record"));
        assertThat(caller.submit(sound(), "deposit", deposit).statusCode()).isEqualTo(200);
        return messages(extension, Folder.NEW).get(0).id();
    }

    List<Message> messages(String extension, Folder folder) {
        return webapp.center()
                .mailboxes()
                .list(extension, MessageQuery.of(folder, Order.NEWEST_FIRST, 100))
                .messages();
    }

    static byte[] sound() {
        byte[] second = new byte[8000];
        for (int i = 0; i < second.length; i++) {
            second[i] = (byte) (i * 31);
        }
        return second;
    }

    /** What a data document says. */
    static String words(String document) {
        return Pattern.compile("<p src=\"[^\"]*\">([^<]*)</p>")
                .matcher(document)
                .results()
                .map(result -> result.group(1))
                .reduce((a, b) -> a + " " + b)
                .orElse("");
    }
}
