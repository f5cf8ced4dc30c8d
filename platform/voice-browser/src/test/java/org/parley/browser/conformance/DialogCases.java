package org.parley.browser.conformance;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.parley.browser.fetch.HttpFetcher;
import org.parley.browser.fetch.HttpFetcherConfig;
import org.parley.browser.grammar.SrgsCompiler;
import org.parley.browser.script.RhinoScripts;
import org.parley.browser.text.TextDialog;
import org.parley.browser.text.VirtualClock;
import org.parley.browser.vxml.VoiceXmlBrowser;
import org.parley.browser.vxml.VoiceXmlConfig;

/** Runs cases that call a VoiceXML document: {@code main.vxml}, with the caller's lines of the call section. */
final class DialogCases implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofMinutes(30);
    private static final Pattern EXPECTATION =
            Pattern.compile("(hears|speaks|log|expects|fetch|transfer|disconnect|exit|error): .*");

    /** Lines that are compared in cases that have some of the kind. */
    private static final List<String> TOLD_IF_ASKED = List.of("expects: ", "speaks: ");

    private final CaseSite site;
    private final HttpFetcher http;
    private final RhinoScripts scripts = new RhinoScripts();
    private final SrgsCompiler grammars = new SrgsCompiler(scripts);

    DialogCases() throws IOException {
        site = new CaseSite();
        http = new HttpFetcher(HttpFetcherConfig.webapp(site.origin(), "").withAllowedOrigins(Set.of(site.origin())));
    }

    /** Calls the document and compares what comes. */
    CaseOutcome run(Case tried) {
        List<String> trace = Collections.synchronizedList(new ArrayList<>());
        List<String> expected = new ArrayList<>();
        VirtualClock clock = new VirtualClock(Instant.EPOCH, Duration.ofSeconds(20));
        List<String> told = TOLD_IF_ASKED.stream()
                .filter(kind -> tried.call().stream().anyMatch(line -> line.startsWith(kind)))
                .toList();
        try (CasePages pages = site.serve(tried)) {
            CaseFetcher fetcher = new CaseFetcher(http, pages, clock, trace);
            VoiceXmlBrowser browser = new VoiceXmlBrowser(VoiceXmlConfig.defaults(), fetcher, grammars, scripts);
            try (TextDialog call = TextDialog.openWithManner(
                    browser,
                    fetcher,
                    pages.uri("main.vxml"),
                    TextDialog.sessionOfACall(),
                    clock,
                    line -> add(trace, line, told))) {
                for (String line : tried.call()) {
                    if (EXPECTATION.matcher(line).matches()) {
                        expected.add(CaseOutcome.normal(line));
                    } else if (line.equals("now")) {
                        requireNow(clock, trace, expected.size());
                    } else {
                        await(call, clock, trace, expected.size());
                        call.input(line);
                    }
                }
                await(call, clock, trace, Integer.MAX_VALUE);
                return CaseOutcome.compare(tried, expected, List.copyOf(trace));
            }
        } catch (IllegalStateException stuck) {
            return new CaseOutcome(tried.name() + ": " + stuck.getMessage() + "\n  came " + trace);
        }
    }

    /** All that is written so far must have come, without time passing. */
    private static void requireNow(VirtualClock clock, List<String> trace, int lines) {
        clock.awaitIdle();
        if (trace.size() < lines) {
            trace.add("(nothing yet)");
        }
    }

    private static void add(List<String> trace, String line, List<String> told) {
        boolean untold = TOLD_IF_ASKED.stream().anyMatch(line::startsWith)
                && told.stream().noneMatch(line::startsWith);
        if (untold || line.startsWith("log: recorded ")) {
            return;
        }
        // The message of an error is for people: any will do.
        trace.add(
                line.startsWith("error: error.") || line.startsWith("error: connection")
                        ? line.replaceFirst("(?s)(error: [^:]*).*", "$1")
                        : CaseOutcome.normal(line));
    }

    /** The caller is silent until so many lines have come. */
    private static void await(TextDialog call, VirtualClock clock, List<String> trace, int lines) {
        long until = clock.nanos() + PATIENCE.toNanos();
        clock.awaitIdle();
        while (trace.size() < lines && !call.isOver() && clock.nanos() < until && call.step()) {
            // on to the next moment
        }
    }

    @Override
    public void close() {
        http.close();
        site.close();
    }
}
