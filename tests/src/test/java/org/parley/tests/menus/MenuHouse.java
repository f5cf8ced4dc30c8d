package org.parley.tests.menus;

import static org.assertj.core.api.Assertions.assertThat;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.parley.browser.VoicePlatform;
import org.parley.browser.VoicePlatformConfig;
import org.parley.browser.platform.SystemClock;
import org.parley.browser.text.TextCaller;
import org.parley.webapp.MessageCenter;
import org.parley.webapp.MessageCenterConfig;
import org.parley.webapp.Webapp;
import org.parley.webapp.WebappConfig;
import org.parley.webapp.conference.ConferenceSettings;
import org.parley.webapp.deposit.Sending;
import org.parley.webapp.mailbox.Caller;
import org.parley.webapp.mailbox.Folder;
import org.parley.webapp.mailbox.Message;
import org.parley.webapp.mailbox.MessageQuery;
import org.parley.webapp.mailbox.Order;
import org.parley.webapp.phone.LanguageSettings;
import org.parley.webapp.phone.PhoneConfig;
import org.parley.webapp.phone.PhoneModule;
import org.parley.webapp.toll.TollSettings;

/** A webapp with demo data and a voice platform that fetches from it; templates are a copy that tests may change. */
final class MenuHouse implements AutoCloseable {
    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private static final Path HOME = Path.of(System.getProperty("parley.home", ".."));

    private final Path templates;
    private final Webapp webapp;
    private final SystemClock clock = new SystemClock();
    private final VoicePlatform platform;

    MenuHouse(Path data) {
        this(data, "");
    }

    /** @param changes settings that differ from the shipped ones */
    MenuHouse(Path data, String changes) {
        templates = data.resolve("templates");
        copy(HOME.resolve("vxml-templates"), templates);
        Config settings = ConfigFactory.parseString(changes)
                .withFallback(ConfigFactory.parseFile(
                        HOME.resolve("platform-config/parley.conf").toFile()))
                .resolve();
        PhoneConfig shipped = PhoneConfig.in(
                        HOME,
                        settings.getObject("menus").unwrapped(),
                        settings.getObject("dialplan").unwrapped())
                .withLanguages(
                        LanguageSettings.of(settings.getObject("languages").unwrapped()));
        PhoneConfig phone = new PhoneConfig(
                templates,
                shipped.grammars(),
                shipped.prompts(),
                shipped.menus(),
                shipped.dialplan(),
                shipped.languages(),
                shipped.zone(),
                shipped.longestUpload());
        TollSettings toll =
                TollSettings.of(settings.getObject("toll").unwrapped(), settings.getStringList("dialplan.emergency"));
        webapp = Webapp.start(WebappConfig.in(data)
                .center(MessageCenterConfig.in(data)
                        .withToll(toll)
                        .withConferences(ConferenceSettings.of(
                                settings.getObject("conference").unwrapped())))
                .publicAddress(new InetSocketAddress("127.0.0.1", 0))
                .platformModule(new PhoneModule(phone))
                .platformServlet("/test/answers/*", new AnswersStatus())
                .build());
        URI origin = URI.create("http://127.0.0.1:" + webapp.platformPort());
        platform = VoicePlatform.create(
                VoicePlatformConfig.of(origin.resolve("/ccxml/call"), webapp.platformKey()), clock);
    }

    /** Answers with the status that its address ends with. */
    private static final class AnswersStatus extends HttpServlet {
        private static final long serialVersionUID = 1L;

        @Override
        protected void service(HttpServletRequest request, HttpServletResponse response) {
            response.setStatus(Integer.parseInt(request.getPathInfo().substring(1)));
        }
    }

    TextCaller caller() {
        return new TextCaller(platform).from("5550100");
    }

    MessageCenter center() {
        return webapp.center();
    }

    /** Leaves a message past the telephone and returns its id. */
    long leave(String extension, Duration length) {
        try {
            var deposit = center().deposits().open(extension, Caller.guest("5550100", ""));
            center().deposits().deliver(deposit, new ByteArrayInputStream(tone(length)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return messages(extension, Folder.NEW).get(0).id();
    }

    /** Sends a message from one mailbox to another past the telephone. */
    void send(String from, String to, Duration length) {
        try {
            Sending sending = new Sending(from, new Caller(from, "", true), List.of(to), false, OptionalLong.empty());
            center().deposits().deliver(center().deposits().open(sending).id(), new ByteArrayInputStream(tone(length)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What the platform connector answers to a GET: the status. */
    int asks(String path) {
        try {
            HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + webapp.platformPort() + path))
                    .header("Authorization", "Bearer " + webapp.platformKey())
                    .build();
            return HTTP.send(request, HttpResponse.BodyHandlers.ofString()).statusCode();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Newest first. */
    List<Message> messages(String extension, Folder folder) {
        return center().mailboxes()
                .list(extension, MessageQuery.of(folder, Order.NEWEST_FIRST, 100))
                .messages();
    }

    List<Message> messages(String extension) {
        List<Message> all = new ArrayList<>(messages(extension, Folder.NEW));
        all.addAll(messages(extension, Folder.SAVED));
        return all;
    }

    void emptyMailboxes() {
        empty("100", "101", "102");
    }

    void empty(String... extensions) {
        for (String extension : extensions) {
            messages(extension).forEach(message -> center().mailboxes().delete(extension, message.id()));
        }
    }

    /** Changes a template for the time of an action. */
    void withTemplate(String name, String from, String to, Runnable action) {
        try {
            Path file = templates.resolve(name);
            String right = Files.readString(file);
            assertThat(right).contains(from);
            Files.writeString(file, right.replace(from, to));
            try {
                action.run();
            } finally {
                Files.writeString(file, right);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    int sessionsRunning() {
        return platform.running();
    }

    static byte[] tone(Duration length) {
        byte[] mulaw = new byte[(int) (length.toMillis() * 8)];
        for (int i = 0; i < mulaw.length; i++) {
            mulaw[i] = (byte) (i % 8 < 4 ? 0x90 : 0x10);
        }
        return mulaw;
    }

    private static void copy(Path from, Path to) {
        try (Stream<Path> files = Files.list(from)) {
            Files.createDirectories(to);
            for (Path file : files.toList()) {
                Files.copy(file, to.resolve(file.getFileName()));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        platform.close();
        webapp.close();
        clock.close();
    }
}
