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

    private final TextConnection connection;
    private final CallSession session;

    private TextCall(VoicePlatform platform, TextCallRequest request, VirtualClock clock, Transcript transcript) {
        super(clock, transcript);
        String id = "text-" + UUID.randomUUID();
        this.connection = new TextConnection(id, clock, transcript, platform.fetcher());
        IncomingCall call = new IncomingCall(
                id,
                id,
                "text:" + request.called(),
                "text:" + request.caller(),
                request.callerName(),
                request.user(),
                "text",
                Map.of());
        this.session = platform.incoming(call, connection, clock);
        connection.session(session);
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
        TextCall call = new TextCall(platform, request, clock, new Transcript(lines));
        clock.awaitIdle();
        return call;
    }

    @Override
    TextDialogPlatform listening() {
        return connection.listening();
    }

    @Override
    public void hangUp() {
        connection.hangUp();
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
        return connection.isOver();
    }

    /** Completes when the session and its dialogs are over. */
    public CompletableFuture<Void> ended() {
        return session.ended();
    }
}
