package org.parley.browser.conformance;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Pattern;
import org.parley.browser.VoicePlatform;
import org.parley.browser.VoicePlatformConfig;
import org.parley.browser.ccxml.CcxmlCheck;
import org.parley.browser.fetch.Fetcher;
import org.parley.browser.fetch.HttpFetcher;
import org.parley.browser.fetch.HttpFetcherConfig;
import org.parley.browser.grammar.SrgsCompiler;
import org.parley.browser.script.RhinoScripts;
import org.parley.browser.text.FarSide;
import org.parley.browser.text.TextCall;
import org.parley.browser.text.TextCallRequest;
import org.parley.browser.text.VirtualClock;
import org.parley.browser.vxml.VoiceXmlBrowser;
import org.parley.browser.vxml.VoiceXmlConfig;

/**
 * Runs cases of call control. {@code main.ccxml} gets a call from {@code text:100} to {@code text:3101}; the section {@code
 * callees} says what other telephones do ({@link FarSide}). In the call section a line is something that is done ({@code
 * press}, {@code say}, {@code wait}, {@code silence}, {@code hangup}, {@code signal NAME}; {@code NUMBER answer} and the
 * like, see {@link TextCall#farInput}; {@code event NAME key=value …}, by the basic HTTP event processor) or a line that
 * must come ({@link TextCall#open}), in order and whole. What is posted to {@code sink} comes as {@code posted: sink
 * FIELDS}.
 *
 * <p>A case with the section {@code check} instead is about documents that are refused: {@code NAME: line N: cause} each.
 */
final class CallCases implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final Pattern DONE = Pattern.compile(
            "(press|say|silence|wait|record|hangup|signal|event)( .*)?|\\S+ (answer|decline|press|say|signal|hangup)( .*)?");

    private final CaseSite site;
    private final HttpFetcher http;
    private final RhinoScripts scripts = new RhinoScripts();
    private final SrgsCompiler grammars = new SrgsCompiler(scripts);

    CallCases() throws IOException {
        site = new CaseSite();
        http = new HttpFetcher(HttpFetcherConfig.webapp(site.origin(), "").withAllowedOrigins(Set.of(site.origin())));
    }

    /** All cases of call control. */
    static List<Case> all() throws IOException {
        return Case.all(Case.FOLDER.resolve("ccxml"));
    }

    CaseOutcome run(Case tried) {
        return tried.section("check").isPresent() ? check(tried) : call(tried);
    }

    private static CaseOutcome check(Case tried) {
        List<String> came = new ArrayList<>();
        for (CaseDocument document : tried.sections()) {
            if (document.name().endsWith(".ccxml")) {
                byte[] bytes = document.text().getBytes(StandardCharsets.UTF_8);
                String problem = CcxmlCheck.problem(bytes, URI.create("http://case.test/" + document.name()))
                        .orElse("nothing wrong");
                came.add(document.name() + ": " + problem);
            }
        }
        List<String> expected = tried.section("check")
                .orElseThrow()
                .text()
                .lines()
                .map(String::strip)
                .toList();
        return CaseOutcome.compare(tried, expected, came);
    }

    private CaseOutcome call(Case tried) {
        List<String> trace = Collections.synchronizedList(new ArrayList<>());
        List<String> expected = tried.call().stream()
                .filter(line -> !DONE.matcher(line).matches())
                .toList();
        VirtualClock clock = new VirtualClock(Instant.EPOCH, Duration.ofSeconds(20));
        try (CasePages pages = site.serve(tried)) {
            Fetcher fetcher = new TracedPosts(new CaseFetcher(http, pages, clock, trace), pages, trace);
            VoiceXmlBrowser dialogs = new VoiceXmlBrowser(VoiceXmlConfig.defaults(), fetcher, grammars, scripts);
            VoicePlatformConfig config = VoicePlatformConfig.of(pages.uri("main.ccxml"), "");
            VoicePlatform platform = new VoicePlatform(config, dialogs, fetcher, scripts, clock);
            try {
                platform.inlets(Map.of("basichttp", "http://inlet.test/events"));
                TextCallRequest caller = new TextCallRequest("3101", "100", "Ann", Optional.empty());
                TextCall call = TextCall.open(platform, caller, clock, farSides(tried), trace::add);
                try {
                    int due = 0;
                    for (String line : tried.call()) {
                        if (DONE.matcher(line).matches()) {
                            await(call, clock, trace, expected, due);
                            act(line, call, platform, clock);
                        } else {
                            due++;
                        }
                    }
                    boolean ends = !expected.isEmpty()
                            && expected.get(expected.size() - 1).equals("exit");
                    await(call, clock, trace, expected, ends ? Integer.MAX_VALUE : expected.size());
                    return CaseOutcome.compare(tried, expected, List.copyOf(trace));
                } finally {
                    call.abandon();
                }
            } finally {
                stop(platform, clock);
            }
        } catch (IllegalStateException stuck) {
            return new CaseOutcome(tried.name() + ": " + stuck.getMessage() + "\n  came " + trace);
        }
    }

    /** What still runs has its final processing, for which time must pass. */
    private static void stop(VoicePlatform platform, VirtualClock clock) {
        CompletableFuture<Void> stopped = CompletableFuture.runAsync(platform::close);
        while (!stopped.isDone() && (platform.running() == 0 || clock.advanceToNext())) {
            Thread.onSpinWait();
        }
        stopped.join();
    }

    private static Map<String, FarSide> farSides(Case tried) {
        return FarSide.readAll(tried.section("callees").map(CaseDocument::text).orElse("999 unreachable"));
    }

    private static void act(String line, TextCall call, VoicePlatform platform, VirtualClock clock) {
        if (line.startsWith("event ")) {
            String[] words = line.split("\\s+");
            Map<String, Object> values = new LinkedHashMap<>();
            Arrays.stream(words).skip(2).map(word -> word.split("=", 2)).forEach(pair -> values.put(pair[0], pair[1]));
            platform.send(call.sessionId(), words[1], values);
            clock.awaitIdle();
        } else if (!call.farInput(line)) {
            call.input(line);
        }
    }

    /** Nobody does anything until so many lines have come, or a wrong one. */
    private static void await(TextCall call, VirtualClock clock, List<String> trace, List<String> expected, int lines) {
        long until = clock.nanos() + PATIENCE.toNanos();
        clock.awaitIdle();
        while (trace.size() < lines
                && isRightSoFar(trace, expected)
                && !call.ended().isDone()
                && clock.nanos() < until
                && call.step()) {
            // on to the next moment
        }
        clock.awaitIdle();
    }

    private static boolean isRightSoFar(List<String> trace, List<String> expected) {
        List<String> came = List.copyOf(trace);
        return came.size() <= expected.size() && came.equals(expected.subList(0, came.size()));
    }

    @Override
    public void close() {
        http.close();
        site.close();
    }
}
