package org.parley.tests.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions.ContainsTextOptions;
import com.microsoft.playwright.assertions.LocatorAssertions.HasCountOptions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import javax.sound.sampled.AudioFileFormat;
import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.AudioInputStream;
import javax.sound.sampled.AudioSystem;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;
import org.parley.tests.Proves;
import org.parley.tests.pages.Chromium.Screen;
import org.parley.tests.phone.Correlation;
import org.parley.tests.phone.Heard;
import org.parley.tests.phone.MediaClock;
import org.parley.tests.phone.Phone;
import org.parley.tests.phone.Sound;
import org.parley.tests.system.Caller;
import org.parley.tests.system.Meeting;
import org.parley.tests.system.OnSharedServer;
import org.parley.tests.system.Rest;
import org.parley.tests.system.ServerUnderTest;
import tools.jackson.databind.JsonNode;

/** Somebody calls from a page: hears, presses keys, is heard. */
@ExtendWith(OnSharedServer.class)
@Isolated("a browser takes the processors that calls need")
class TelephoneInChromiumTest {
    private static final ContainsTextOptions SOON = new ContainsTextOptions().setTimeout(20_000);
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final short[] SPEECH = Sound.speech(808, 4);
    /** A part of it, which is whole in what is heard over and over. */
    private static final short[] ONCE = Arrays.copyOfRange(SPEECH, 8_000, 16_000);

    private static final int QUARTER = 2_000;
    private static final double MOST = 0.7;
    private static final AudioFormat FORMAT = new AudioFormat(8_000, 16, 1, true, false);
    private static final Path PICTURES = Path.of("target", "screenshots");

    @TempDir
    static Path folder;

    private static Path microphone;

    private final ServerUnderTest server;
    private final MediaClock clock;

    TelephoneInChromiumTest(ServerUnderTest server, MediaClock clock) {
        this.server = server;
        this.clock = clock;
    }

    @BeforeAll
    static void makeMicrophone() throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(2 * SPEECH.length).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asShortBuffer().put(SPEECH);
        microphone = folder.resolve("microphone.wav");
        try (var sound = new AudioInputStream(new java.io.ByteArrayInputStream(bytes.array()), FORMAT, SPEECH.length);
                var file = Files.newOutputStream(microphone)) {
            AudioSystem.write(sound, AudioFileFormat.Type.WAVE, file);
        }
    }

    @Test
    void aGuestHearsTheMessageCenterAndLeavesAMessage() throws Exception {
        Rest mailbox = server.rest("101");
        mailbox.clear();
        try (Chromium chromium = Chromium.hearing(microphone);
                Page owner = chromium.window(Screen.WIDE, ColorScheme.LIGHT);
                Page page = chromium.window(Screen.PHONE, ColorScheme.LIGHT)) {
            logIn(owner, "101");
            Ears ears = new Ears(page);
            page.navigate(server.url("/").toString());
            picture(page, "telephone-front-light-phone.png");
            button(page, "Call the message center");
            captionOf(page, "Please enter your extension, then press pound.");
            assertThat(page.locator("[data-state]")).hasText("Connected.");
            short[] prompt = Sound.wav(ServerUnderTest.HOME.resolve("prompts/en-US/center/enter-extension.wav"));
            isHeard("the prompt", prompt, () -> ears.heard(20), 0.95);
            // the focus is in the call: keys of the keyboard are keys of the telephone
            page.keyboard().type("101#");
            captionOf(page, "Please enter your PIN, then press pound.");
            for (String key : new String[] {"7", "1", "0", "1", "5", "# pound"}) {
                button(page, key);
            }
            captionOf(page, "saved messages. Your presence is");
            picture(page, "telephone-call-light-phone.png");
            button(page, "Hang up");
            assertThat(page.locator("[data-state]")).hasText("The call is over.");

            page.getByLabel("Number").fill("3101");
            page.getByLabel("Number").press("Enter");
            captionOf(page, "Please leave a message after the tone.");
            page.keyboard().type("#");
            captionOf(page, "what you say is recorded");
            page.waitForTimeout(4_000);
            button(page, "Hang up");
            assertThat(owner.locator("ul.messages > li")).hasCount(1, new HasCountOptions().setTimeout(20_000));
            Rest.Message message = mailbox.awaitMessages(1, PATIENCE).get(0);
            short[] recorded = mailbox.audio(message.id());
            assertThat(recorded.length).isGreaterThan(3 * 8_000);
            isHeard("the microphone in the recording", ONCE, () -> recorded, 0.8);
            assertThat(ears.wantedNoEcho()).isTrue();
            assertThat(chromium.complaints()).allMatch(Axe::causes);
        } finally {
            mailbox.clear();
        }
    }

    @Test
    @Proves({"162", "168", "179"})
    void aUserAndThreeTelephonesMeetAndTheModeratorLooksAfterThem() throws Exception {
        Meeting meeting =
                Meeting.schedule(server, LocalDateTime.now(ZoneOffset.UTC).minusMinutes(1), 60);
        try (Chromium chromium = Chromium.hearing(microphone);
                Page page = chromium.window(Screen.WIDE, ColorScheme.DARK);
                Phone phone = Phone.udp(clock, server.sip())) {
            Ears ears = new Ears(page);
            logIn(page, "106");
            page.getByRole(
                            AriaRole.LINK,
                            new Page.GetByRoleOptions().setName("Telephone").setExact(true))
                    .click();
            page.getByLabel("Number").fill("408");
            page.getByLabel("Number").press("Enter");
            captionOf(page, "Enter the conference number, then press pound.");
            page.keyboard().type(meeting.id() + "#");
            captionOf(page, "Enter the conference password, then press pound.");
            page.keyboard().type(meeting.password() + "#");
            captionOf(page, "You are caller number");
            picture(page, "telephone-call-dark-wide.png");
            try (Caller alice = comes(phone, meeting);
                    Caller bob = comes(phone, meeting);
                    Caller carol = comes(phone, meeting)) {
                for (Caller caller : List.of(alice, bob, carol)) {
                    caller.hears("conference/you-are-caller");
                }
                short[] said = Sound.speech(909, 1.2);
                alice.call().talksAllTheTime(said);
                isHeard("the microphone by telephone", ONCE, () -> last(bob.heard()), 0.8);
                isHeard("the telephone on the page", said, () -> ears.heard(6), 0.9);

                List<JsonNode> inside = meeting.participants();
                assertThat(inside).hasSize(4);
                JsonNode here = inside.get(0);
                assertThat(here.path("caller").asString()).isEqualTo("106");
                assertThat(meeting.changes("PATCH", meeting.path(here), "{\"muted\":true}"))
                        .isEqualTo(204);
                isHeard("another telephone", said, () -> last(carol.heard()), 0.9);
                assertThat(meeting.disconnects(here)).isEqualTo(204);
                assertThat(page.locator("[data-state]")).containsText("The call is over.", SOON);
                assertThat(meeting.ends()).isEqualTo("canceled");
                for (Caller caller : List.of(alice, bob, carol)) {
                    caller.isHungUpOn();
                }
            }
            assertThat(chromium.complaints()).allMatch(Axe::causes);
        }
    }

    private void logIn(Page page, String extension) {
        page.navigate(server.url("/login").toString());
        page.getByLabel("Login name").fill("user" + extension);
        page.getByLabel("Password").fill("parley-" + extension);
        button(page, "Login");
    }

    /** Types ahead. */
    private static Caller comes(Phone phone, Meeting meeting) throws IOException {
        Caller caller = new Caller(phone.call("408"));
        caller.presses(meeting.id() + "#" + meeting.password() + "#");
        return caller;
    }

    @Test
    void withoutAMicrophoneOneHearsAndPressesKeys() {
        try (Chromium chromium = Chromium.hearing(microphone);
                Page page = chromium.window(Screen.WIDE, ColorScheme.LIGHT)) {
            page.addInitScript("navigator.mediaDevices.getUserMedia = () => Promise.reject(new Error('denied'))");
            page.navigate(server.url("/telephone").toString());
            button(page, "Call the message center");
            assertThat(page.locator("[data-microphone]")).containsText("Without the microphone");
            captionOf(page, "Please enter your extension");
            page.keyboard().type("101#");
            captionOf(page, "Please enter your PIN");
            picture(page, "telephone-no-microphone-light-wide.png");
            button(page, "Hang up");
            assertThat(page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Call the message center")))
                    .isFocused();
            assertThat(chromium.complaints()).allMatch(Axe::causes);
        }
    }

    private static short[] last(Heard heard) {
        return heard.sound(Math.max(0, heard.now() - 6 * 8_000), heard.now());
    }

    /**
     * That most quarters of a second of a sound are heard as they were said, each at some time; a machine that has other
     * things to do may hold up a browser for a moment. Looks once a second, since comparing is work.
     */
    private static void isHeard(String what, short[] sound, Supplier<short[]> ears, double alike) {
        double[] best = new double[sound.length / QUARTER];
        for (int look = 0; look < 15 && share(best, alike) < MOST; look++) {
            LockSupport.parkNanos(1_000_000_000L);
            short[] heard = ears.get();
            for (int i = 0; i < best.length; i++) {
                short[] part = Arrays.copyOfRange(sound, i * QUARTER, (i + 1) * QUARTER);
                best[i] = Math.max(best[i], Correlation.of(part, heard).match());
            }
        }
        assertThat(share(best, alike)).as(what + ": " + Arrays.toString(best)).isGreaterThanOrEqualTo(MOST);
    }

    private static double share(double[] matches, double alike) {
        return Arrays.stream(matches).filter(match -> match > alike).count() / (double) matches.length;
    }

    private static void captionOf(Page page, String words) {
        assertThat(page.locator("[data-captions]")).containsText(words, SOON);
    }

    private static void button(Page page, String name) {
        page.getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName(name).setExact(true))
                .click();
    }

    private static void picture(Page page, String name) {
        page.screenshot(
                new Page.ScreenshotOptions().setPath(PICTURES.resolve(name)).setFullPage(true));
        assertThat(Axe.serious(page)).as("what axe finds on " + name).isEmpty();
    }
}
