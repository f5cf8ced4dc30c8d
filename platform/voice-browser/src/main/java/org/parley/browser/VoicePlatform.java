package org.parley.browser;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.parley.browser.ccxml.CcxmlInterpreter;
import org.parley.browser.ccxml.CcxmlLimits;
import org.parley.browser.ccxml.CcxmlSession;
import org.parley.browser.dialog.Dialogs;
import org.parley.browser.fetch.CookieJar;
import org.parley.browser.fetch.FetchRequest;
import org.parley.browser.fetch.Fetcher;
import org.parley.browser.fetch.HttpFetcher;
import org.parley.browser.fetch.HttpFetcherConfig;
import org.parley.browser.grammar.SrgsCompiler;
import org.parley.browser.platform.CallControlPlatform;
import org.parley.browser.platform.Clock;
import org.parley.browser.platform.ConnectionEvent;
import org.parley.browser.platform.IncomingCall;
import org.parley.browser.script.RhinoScripts;
import org.parley.browser.script.ScriptRuntime;
import org.parley.browser.vxml.VoiceXmlBrowser;
import org.parley.browser.vxml.VoiceXmlConfig;

/** Takes calls: everything that a gateway or the text platform needs of the voice browser. Thread-safe. */
public final class VoicePlatform implements AutoCloseable {
    private final VoicePlatformConfig config;
    private final Fetcher fetcher;
    private final Clock clock;
    private final CcxmlInterpreter interpreter;
    private final Optional<VoiceXmlBrowser> browser;
    private final Optional<HttpFetcher> http;

    public VoicePlatform(
            VoicePlatformConfig config, Dialogs dialogs, Fetcher fetcher, ScriptRuntime scripts, Clock clock) {
        this(config, dialogs, fetcher, scripts, clock, Optional.empty(), Optional.empty());
    }

    private VoicePlatform(
            VoicePlatformConfig config,
            Dialogs dialogs,
            Fetcher fetcher,
            ScriptRuntime scripts,
            Clock clock,
            Optional<VoiceXmlBrowser> browser,
            Optional<HttpFetcher> http) {
        this.config = config;
        this.browser = browser;
        this.http = http;
        this.fetcher = fetcher;
        this.clock = clock;
        CcxmlLimits limits = new CcxmlLimits(
                config.fetchTimeout(),
                config.sessionLimit(),
                config.finalProcessing(),
                CcxmlLimits.standard().orphan());
        this.interpreter = new CcxmlInterpreter(dialogs, fetcher, scripts, limits);
    }

    /** Wires HTTP, grammars, scripts, VoiceXML and CCXML, all in their own implementations. */
    public static VoicePlatform create(VoicePlatformConfig config, Clock clock) {
        return create(config, VoiceXmlConfig.defaults(), clock);
    }

    /** Likewise, with settings for dialogs. */
    public static VoicePlatform create(VoicePlatformConfig config, VoiceXmlConfig dialogs, Clock clock) {
        HttpFetcher http = new HttpFetcher(fetching(config));
        ScriptRuntime scripts = new RhinoScripts();
        VoiceXmlBrowser browser = new VoiceXmlBrowser(dialogs, http, new SrgsCompiler(scripts), scripts);
        return new VoicePlatform(config, browser, http, scripts, clock, Optional.of(browser), Optional.of(http));
    }

    private static HttpFetcherConfig fetching(VoicePlatformConfig config) {
        HttpFetcherConfig keyed = HttpFetcherConfig.webapp(config.origin(), config.platformKey())
                .withAllowedOrigins(config.otherOrigins());
        return config.platformKey().isEmpty()
                ? keyed.withBearerKeys(Map.of()).withAllowedOrigins(withOwn(config))
                : keyed;
    }

    private static Set<URI> withOwn(VoicePlatformConfig config) {
        Set<URI> origins = new HashSet<>(config.otherOrigins());
        origins.add(config.origin());
        return origins;
    }

    /** Starts a CCXML session for an alerting call, on the platform's clock; returns at once. */
    public CallSession incoming(IncomingCall call, CallControlPlatform platform) {
        return incoming(call, platform, clock);
    }

    /**
     * Starts a CCXML session for an alerting call with a clock of its own; returns at once.
     *
     * <p>Its document is fetched from {@link VoicePlatformConfig#callDocument()} with the query {@code called}, {@code
     * caller}, {@code callerName}, {@code source}, {@code callId}, {@code connection} (its connection id), {@code user} for
     * a caller who proved to be one, {@code protocol} of a call that did not come by SIP, and {@code uri} when what was
     * dialled has parameters. Without a document the call is rejected: 404, 503 or 500.
     */
    public CallSession incoming(IncomingCall call, CallControlPlatform platform, Clock callClock) {
        List<FetchRequest.Field> fields = new ArrayList<>();
        fields.add(new FetchRequest.TextField("called", userPart(call.localUri())));
        fields.add(new FetchRequest.TextField("caller", userPart(call.remoteUri())));
        fields.add(new FetchRequest.TextField("callerName", call.remoteName()));
        fields.add(new FetchRequest.TextField("source", call.source()));
        call.user().ifPresent(user -> fields.add(new FetchRequest.TextField("user", user)));
        if (!call.protocolName().equals("sip")) {
            fields.add(new FetchRequest.TextField("protocol", call.protocolName()));
        }
        fields.add(new FetchRequest.TextField("callId", call.callId()));
        fields.add(new FetchRequest.TextField("connection", call.connectionId()));
        if (call.localUri().indexOf(';') >= 0) {
            fields.add(new FetchRequest.TextField("uri", call.localUri()));
        }
        FetchRequest document = new FetchRequest(
                config.callDocument(),
                FetchRequest.Method.GET,
                FetchRequest.Encoding.URLENCODED,
                fields,
                new CookieJar(),
                config.fetchTimeout(),
                Optional.<Duration>empty(),
                Optional.<Duration>empty());
        return new Running(interpreter.start(document, call, platform, callClock));
    }

    /**
     * Sends an event to a running session, as CCXML's basic HTTP event I/O processor does.
     *
     * @return whether there is such a session
     */
    public boolean send(String sessionId, String event, Map<String, Object> values) {
        return interpreter.send(sessionId, event, values);
    }

    /**
     * Tells CCXML documents where others can send events to sessions: {@code session.ioprocessors}.
     *
     * @param uris by the name of the I/O processor, for instance {@code basichttp}
     */
    public void inlets(Map<String, String> uris) {
        interpreter.inlets(uris);
    }

    /**
     * Starts a CCXML session that no call has begun, for instance one that will place calls; returns at once.
     *
     * @param document its address
     * @param values what it reads as {@code session.values}
     * @param lines where it places calls; told when the session is over
     */
    public CallSession start(URI document, Map<String, Object> values, CallControlPlatform lines) {
        FetchRequest request = FetchRequest.get(document, new CookieJar(), config.fetchTimeout());
        return new Running(interpreter.start(request, values, "session-" + UUID.randomUUID(), lines, clock));
    }

    /** How many sessions run. */
    public int running() {
        return interpreter.running();
    }

    /** How it does; empty when it was made of parts from elsewhere. */
    public Optional<VoicePlatformStatistics> statistics() {
        return browser.flatMap(documents -> http.map(
                fetches -> new VoicePlatformStatistics(running(), documents.documentCache(), fetches.metrics())));
    }

    /** What documents are fetched with, for platforms that deliver recordings themselves. */
    public Fetcher fetcher() {
        return fetcher;
    }

    /** Ends all sessions and stops. */
    @Override
    public void close() {
        interpreter.close();
        http.ifPresent(HttpFetcher::close);
    }

    /** {@code 3101} of {@code sip:3101@127.0.0.1:5060;user=phone}; the whole of what has no host. */
    private static String userPart(String uri) {
        String rest = uri.substring(uri.indexOf(':') + 1);
        int at = rest.indexOf('@');
        String user = at < 0 ? rest : rest.substring(0, at);
        int parameters = user.indexOf(';');
        return parameters < 0 ? user : user.substring(0, parameters);
    }

    private record Running(CcxmlSession session) implements CallSession {
        @Override
        public String id() {
            return session.id();
        }

        @Override
        public void post(ConnectionEvent event) {
            session.post(event);
        }

        @Override
        public CompletableFuture<Void> ended() {
            return session.callEnded();
        }
    }
}
