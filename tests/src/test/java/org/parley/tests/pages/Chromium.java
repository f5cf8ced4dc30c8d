package org.parley.tests.pages;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.ColorScheme;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/** The Chromium that this machine has installed; nothing is downloaded. */
final class Chromium implements AutoCloseable {
    /** A desktop, and the narrowest telephone that is common. */
    enum Screen {
        WIDE(1280, 800),
        PHONE(360, 740);

        private final int width;
        private final int height;

        Screen(int width, int height) {
            this.width = width;
            this.height = height;
        }
    }

    private static final List<String> NAMES = List.of("chromium", "chromium-browser", "google-chrome");

    private final Playwright playwright;
    private final Browser browser;
    private final List<String> complaints = new CopyOnWriteArrayList<>();

    private Chromium(Playwright playwright, Browser browser) {
        this.playwright = playwright;
        this.browser = browser;
    }

    /** Starts it. Without one the tests are skipped, or fail with {@code -Dexternal.required=true}. */
    static Chromium start() {
        return start(List.of());
    }

    /** The same with a microphone that hears a WAV file over and over. */
    static Chromium hearing(Path sound) {
        return start(List.of("--use-file-for-fake-audio-capture=" + sound.toAbsolutePath()));
    }

    private static Chromium start(List<String> more) {
        Optional<Path> program = installed();
        if (program.isEmpty()) {
            String missing = "No Chromium on this machine (Debian: chromium): pages are not tried in a real browser";
            if (Boolean.getBoolean("external.required")) {
                throw new AssertionError(missing);
            }
            Assumptions.abort(missing);
        }
        Playwright playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        Browser browser = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(program.orElseThrow())
                        .setHeadless(true)
                        .setArgs(Stream.concat(
                                        Stream.of(
                                                "--no-sandbox",
                                                "--use-fake-device-for-media-stream",
                                                "--use-fake-ui-for-media-stream",
                                                "--autoplay-policy=no-user-gesture-required",
                                                "--disable-gpu",
                                                "--disable-quic",
                                                "--no-first-run",
                                                "--disable-background-networking",
                                                "--disable-component-update",
                                                "--disable-sync"),
                                        more.stream())
                                .toList()));
        return new Chromium(playwright, browser);
    }

    private static Optional<Path> installed() {
        return NAMES.stream()
                .flatMap(name -> Stream.of(System.getenv("PATH").split(File.pathSeparator))
                        .map(folder -> Path.of(folder, name)))
                .filter(Files::isExecutable)
                .findFirst();
    }

    /** A new window with no cookies. */
    Page window(Screen screen, ColorScheme scheme) {
        BrowserContext context = browser.newContext(new Browser.NewContextOptions()
                .setViewportSize(screen.width, screen.height)
                .setColorScheme(scheme)
                .setLocale("en-US"));
        Page page = context.newPage();
        page.onPageError(complaints::add);
        page.onConsoleMessage(message -> {
            if (message.type().equals("error") && !message.text().contains("the server responded with a status of")) {
                complaints.add(message.text());
            }
        });
        return page;
    }

    /** What the browser complained about: broken pages, and what their security policy kept from loading. */
    List<String> complaints() {
        return complaints;
    }

    @Override
    public void close() {
        browser.close();
        playwright.close();
    }
}
