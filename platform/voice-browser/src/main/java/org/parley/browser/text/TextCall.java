package org.parley.browser.text;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.parley.browser.CallSession;
import org.parley.browser.VoicePlatform;
import org.parley.browser.platform.IncomingCall;

/**
 * A call whose caller is a program or a person. What the caller hears comes out as lines {@code hears: …}, other things
 * as {@code log: …}, and in the end {@code exit: …}.
 */
public final class TextCall extends TextConversation {
    private static final Duration REAL_TIME_FOR_END = Duration.ofSeconds(30);

    private final TextExchange exchange;
    private final CallSession session;

    private TextCall(
            VoicePlatform platform,
            TextCallRequest request,
            VirtualClock clock,
            Transcript transcript,
            LegReport report,
            Map<String, FarSide> farSides) {
        super(clock, transcript);
        String id = "text-" + UUID.randomUUID();
        this.exchange = new TextExchange(id, clock, platform.fetcher(), report, transcript, farSides);
        IncomingCall call = new IncomingCall(
                id,
                id,
                "text:" + request.called(),
                "text:" + request.caller(),
                request.callerName(),
                request.source(),
                request.user(),
                "text",
                Map.of());
        this.session = platform.incoming(call, exchange, clock);
        exchange.session(session);
    }

    /**
     * Dials.
     *
     * @param from the caller's number, may be empty
     * @param lines hears every line as it comes, from any thread; must not block for long
     */
    public static TextCall open(VoicePlatform platform, String called, String from, Consumer<String> lines) {
        return open(platform, TextCallRequest.guest(called, from), new VirtualClock(Instant.now()), lines);
    }

    /** Dials, on a clock of one's own. */
    public static TextCall open(
            VoicePlatform platform, TextCallRequest request, VirtualClock clock, Consumer<String> lines) {
        Transcript transcript = new Transcript(lines);
        TextCall call = new TextCall(platform, request, clock, transcript, new PlainReport(transcript), Map.of());
        clock.awaitIdle();
        return call;
    }

    /**
     * Dials where there are other telephones, and tells all that call control does: {@code answered}, {@code rejected:
     * STATUS REASON}, {@code redirected: WHERE}, {@code disconnected: REASON}, {@code NUMBER rings: CALLERID}, {@code
     * NUMBER hears: …}, {@code joined: caller NUMBER}, {@code conference: NAME} and the like, documents' {@code log:}, and
     * in the end {@code exit}.
     *
     * @param farSides what each telephone does when it is called, by number
     */
    public static TextCall open(
            VoicePlatform platform,
            TextCallRequest request,
            VirtualClock clock,
            Map<String, FarSide> farSides,
            Consumer<String> lines) {
        Transcript transcript = new Transcript(lines);
        TextCall call = new TextCall(platform, request, clock, transcript, new FullReport(transcript), farSides);
        clock.awaitIdle();
        return call;
    }

    /**
     * Does what a called telephone does: {@code NUMBER answer}, {@code NUMBER decline STATUS}, {@code NUMBER press KEYS},
     * {@code NUMBER say WORDS}, {@code NUMBER signal NAME} or {@code NUMBER hangup}; without a number, {@code signal NAME}
     * is the caller's.
     *
     * @return false when the line says nothing of the kind, or no such telephone is called
     */
    public boolean farInput(String line) {
        boolean done = FarInput.run(line, exchange);
        clock().awaitIdle();
        return done;
    }

    /** The caller is gone and does not care for how the call's session ends. */
    public void abandon() {
        exchange.hangUp(exchange.caller());
        clock().awaitIdle();
    }

    /** The session that the call has begun. */
    public String sessionId() {
        return session.id();
    }

    @Override
    public void press(String keys) {
        for (char key : keys.toCharArray()) {
            exchange.press(exchange.caller(), key);
            clock().awaitIdle();
        }
    }

    @Override
    public void speak(Utterance utterance) {
        exchange.speak(exchange.caller(), utterance);
        clock().awaitIdle();
    }

    @Override
    TextDialogPlatform listening() {
        return exchange.caller().listening();
    }

    @Override
    public void hangUp() {
        exchange.hangUp(exchange.caller());
        clock().awaitIdle();
        while (!session.ended().isDone() && clock().advanceToNext()) {
            // what is left of the call goes on: final processing and its bounds
        }
        awaitEnd();
    }

    private void awaitEnd() {
        try {
            session.ended().get(REAL_TIME_FOR_END.toSeconds(), TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            throw new IllegalStateException("the session did not end after the hang-up", e);
        } catch (ExecutionException e) {
            throw new IllegalStateException("the session ended badly", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isOver() {
        return exchange.caller().isOver();
    }

    /** Completes when the session and its dialogs are over. */
    public CompletableFuture<Void> ended() {
        return session.ended();
    }
}
