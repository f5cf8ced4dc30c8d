package org.parley.browser.ccxml;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.parley.browser.fetch.CookieJar;
import org.parley.browser.fetch.FetchRequest;
import org.parley.browser.platform.ConnectionEvent;
import org.parley.browser.platform.ConnectionEvent.Kind;
import org.parley.browser.platform.IncomingCall;
import org.parley.browser.script.RhinoScripts;
import org.parley.browser.text.VirtualClock;
import org.slf4j.LoggerFactory;

/** One call on a CCXML document, on virtual time, and what came of it. */
final class CallUnderTest implements AutoCloseable {
    static final String CONNECTION = "leg-1";

    final MemorySite site = new MemorySite();
    final FakeDialogs dialogs = new FakeDialogs();
    final FakeLine line = new FakeLine();
    final VirtualClock clock = new VirtualClock(Instant.EPOCH, Duration.ofSeconds(10));
    final CcxmlInterpreter interpreter =
            new CcxmlInterpreter(dialogs, site, new RhinoScripts(), CcxmlLimits.standard());
    private final LogLines log = new LogLines();
    CcxmlSession session;

    /** Runs a call on a document of these transitions; with {@code <var>} and {@code <script>} children before them. */
    static CallUnderTest on(String initial, String transitions) {
        return new CallUnderTest().document(initial, transitions).alert();
    }

    static CallUnderTest on(String transitions) {
        return on("", transitions);
    }

    CallUnderTest document(String initial, String transitions) {
        return raw("<ccxml version='1.0' xmlns='http://www.w3.org/2002/09/ccxml'>" + initial + "<eventprocessor>"
                + transitions + "</eventprocessor></ccxml>");
    }

    CallUnderTest raw(String document) {
        site.page("/ccxml/call", document);
        return this;
    }

    CallUnderTest alert() {
        return alert(MemorySite.ROOT);
    }

    CallUnderTest alert(URI document) {
        IncomingCall call = new IncomingCall(
                CONNECTION,
                "call-7@test",
                "sip:3101@test",
                "sip:102@test",
                "Ann",
                "192.0.2.7",
                Optional.empty(),
                "sip",
                Map.of("useragent", "phone"));
        FetchRequest request = FetchRequest.get(document, new CookieJar(), Duration.ofSeconds(1));
        session = interpreter.start(request, call, line, clock);
        line.session(session);
        clock.awaitIdle();
        return this;
    }

    CallUnderTest event(Kind kind) {
        session.post(ConnectionEvent.of(kind, CONNECTION));
        clock.awaitIdle();
        return this;
    }

    CallUnderTest pass(Duration time) {
        clock.advance(time);
        return this;
    }

    /** What {@code <log>} wrote, in order. */
    CallUnderTest logged(String... lines) {
        assertThat(log.lines).containsExactly(lines);
        return this;
    }

    CallUnderTest asked(String... calls) {
        assertThat(line.calls).containsExactly(calls);
        return this;
    }

    CallUnderTest isOver() {
        assertThat(session.ended()).isCompleted();
        assertThat(interpreter.running()).isZero();
        return this;
    }

    CallUnderTest goesOn() {
        assertThat(session.ended()).isNotDone();
        return this;
    }

    @Override
    public void close() {
        log.stop();
        interpreter.close();
    }

    private static final class LogLines extends AppenderBase<ILoggingEvent> {
        final List<String> lines = new CopyOnWriteArrayList<>();

        LogLines() {
            setContext((ch.qos.logback.classic.LoggerContext) LoggerFactory.getILoggerFactory());
            start();
            logger().addAppender(this);
        }

        private static Logger logger() {
            return (Logger) LoggerFactory.getLogger("org.parley.browser.ccxml.log");
        }

        @Override
        protected void append(ILoggingEvent event) {
            lines.add(event.getFormattedMessage());
        }

        @Override
        public void stop() {
            logger().detachAppender(this);
            super.stop();
        }
    }
}
