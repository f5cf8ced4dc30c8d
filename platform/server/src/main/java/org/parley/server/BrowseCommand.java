package org.parley.server;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.parley.browser.fetch.HttpFetcher;
import org.parley.browser.fetch.HttpFetcherConfig;
import org.parley.browser.grammar.SrgsCompiler;
import org.parley.browser.script.RhinoScripts;
import org.parley.browser.text.TextDialog;
import org.parley.browser.text.VirtualClock;
import org.parley.browser.vxml.VoiceXmlBrowser;
import org.parley.browser.vxml.VoiceXmlConfig;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code ./run browse}: runs any VoiceXML document in the terminal, without a running server. */
@Command(
        name = "browse",
        mixinStandardHelpOptions = true,
        description = "Runs a VoiceXML document with a caller who types. Time passes only when the caller lets it.",
        footer = {
            "",
            "Prints, a line each:",
            "  hears: …                   a prompt begins",
            "  expects: dtmf voice        it waits for keys, words, a recording (record) or a transfer",
            "  speaks: … [voice name=…]   with --speech: what a speech engine is asked for beside the words",
            "  log: LABEL: …              the document's log",
            "  transfer: …                a transfer begins",
            "  disconnect: {…}, exit: {…} the end, with the values that are returned",
            "  error: NAME: …             an event that nothing caught; the exit code is 1 then",
            "Then type, a line each:",
            "  press 12#                  press keys",
            "  say yes please             say words; 'say yes (confidence 0.3)', 'say yes (12s)'",
            "  silence                    say nothing until the next thing happens",
            "  wait 3s                    let time pass",
            "  record FILE.wav            speak the file (8 kHz mono WAV) after the beep; 'record 2s' a tone",
            "  callee answers             what the far end of a transfer does",
            "  hangup                     end the call",
            "After the last line the caller is silent, and hangs up after ten minutes."
        })
final class BrowseCommand implements Callable<Integer> {
    private static final Duration SILENCE = Duration.ofMinutes(10);

    @Parameters(paramLabel = "FILE|URL", description = "the document")
    private String address;

    @Option(
            names = "--press",
            paramLabel = "KEYS",
            description = "keys for the next input that is waited for, instead of typed lines; may be repeated")
    private List<String> presses = List.of();

    @Option(names = "--allow", paramLabel = "ORIGIN", description = "may be fetched from too: http://host:port")
    private Set<URI> allowed = Set.of();

    @Option(names = "--speech", description = "tells what a speech engine is asked for, where SSML says how to speak")
    private boolean tellsManner;

    @Spec
    private CommandSpec spec;

    private final AtomicInteger waits = new AtomicInteger();
    private volatile boolean failed;

    @Override
    public Integer call() throws IOException {
        PrintWriter out = spec.commandLine().getOut();
        // What the document does is told by its lines; the platform's own log would stand between them.
        ((Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME)).setLevel(Level.OFF);
        boolean isUrl = address.matches("(https?|file):.*");
        Path file = isUrl ? null : Path.of(address).toAbsolutePath().normalize();
        if (file != null && !Files.isRegularFile(file)) {
            spec.commandLine().getErr().println(address + ": there is no such file");
            return 2;
        }
        URI document = isUrl ? URI.create(address) : file.toUri();
        try (HttpFetcher fetcher = new HttpFetcher(fetching(document))) {
            RhinoScripts scripts = new RhinoScripts();
            VoiceXmlBrowser browser =
                    new VoiceXmlBrowser(VoiceXmlConfig.defaults(), fetcher, new SrgsCompiler(scripts), scripts);
            try (TextDialog call = open(browser, fetcher, document, line -> print(out, line))) {
                if (presses.isEmpty()) {
                    typed(call);
                } else {
                    pressed(call);
                }
                call.stayFor(SILENCE);
            }
        }
        return failed ? 1 : 0;
    }

    private TextDialog open(VoiceXmlBrowser browser, HttpFetcher fetcher, URI document, Consumer<String> lines) {
        return tellsManner
                ? TextDialog.openWithManner(
                        browser, fetcher, document, TextDialog.sessionOfACall(), new VirtualClock(Instant.now()), lines)
                : TextDialog.open(browser, fetcher, document, lines);
    }

    /** The document's own site and, for a file, its folder. */
    private HttpFetcherConfig fetching(URI document) {
        Set<URI> origins = new HashSet<>(allowed);
        boolean isFile = "file".equals(document.getScheme());
        if (!isFile) {
            origins.add(document.resolve("/"));
        }
        List<Path> roots = isFile ? List.of(Path.of(document).getParent()) : List.of();
        return new HttpFetcherConfig(Map.of(), origins, roots, 16 << 20, 16 << 20, Duration.ofSeconds(5));
    }

    private void print(PrintWriter out, String line) {
        if (line.startsWith("expects: ")) {
            waits.incrementAndGet();
        }
        failed |= line.startsWith("error: error.") || line.startsWith("error: connection.");
        synchronized (out) {
            out.println(line);
            out.flush();
        }
    }

    private static void typed(TextDialog call) throws IOException {
        BufferedReader keyboard = new BufferedReader(new InputStreamReader(System.in, Charset.defaultCharset()));
        for (String line = keyboard.readLine(); line != null && !call.isOver(); line = keyboard.readLine()) {
            call.input(line);
        }
    }

    /** Each argument's keys at a wait of their own. */
    private void pressed(TextDialog call) {
        Deque<String> left = new ArrayDeque<>(presses);
        int answered = 0;
        while (!left.isEmpty() && !call.isOver()) {
            if (waits.get() > answered) {
                answered = waits.get();
                call.input("press " + left.removeFirst());
            } else if (!call.step()) {
                return;
            }
        }
    }
}
