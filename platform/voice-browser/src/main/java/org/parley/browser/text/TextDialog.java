package org.parley.browser.text;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.parley.browser.dialog.Dialog;
import org.parley.browser.dialog.DialogListener;
import org.parley.browser.dialog.DialogRequest;
import org.parley.browser.dialog.Dialogs;
import org.parley.browser.fetch.CookieJar;
import org.parley.browser.fetch.FetchRequest;
import org.parley.browser.fetch.Fetcher;

/**
 * One document with a caller and without call control: what a designer runs to try it, and what conformance cases run.
 *
 * <p>Lines are {@code hears: …}, {@code expects: …} (dtmf, voice, record, transfer), {@code log: LABEL: …}, {@code
 * disconnect: VALUES} and in the end either {@code exit: VALUES} or {@code error: EVENT: MESSAGE}; values are JSON objects.
 */
public final class TextDialog extends TextConversation {
    private static final Duration FETCH_TIMEOUT = Duration.ofSeconds(10);
    private static final Duration REAL_TIME_FOR_END = Duration.ofSeconds(30);

    private final TextDialogPlatform platform;
    private final CompletableFuture<Void> ended = new CompletableFuture<>();
    private final Dialog dialog;

    private TextDialog(
            Dialogs dialogs,
            Fetcher fetcher,
            URI document,
            Map<String, Object> session,
            VirtualClock clock,
            Transcript transcript) {
        super(clock, transcript);
        platform = new TextDialogPlatform(clock, transcript, fetcher, speaker -> {}, transcript);
        CookieJar cookies = new CookieJar();
        DialogRequest request = new DialogRequest(
                "text-" + UUID.randomUUID(),
                "browse",
                FetchRequest.get(document, cookies, FETCH_TIMEOUT),
                cookies,
                session,
                Map.of(),
                clock);
        dialog = dialogs.prepare(request, platform, new Report(transcript));
        // Prepared dialogs wait for this; one that ended before that does not mind.
        dialog.start();
    }

    /**
     * Runs a document up to the first moment at which anything is heard or waited for.
     *
     * @param session what {@code session.*} holds
     * @param lines hears every line as it comes, from any thread; must not block for long
     */
    public static TextDialog open(
            Dialogs dialogs,
            Fetcher fetcher,
            URI document,
            Map<String, Object> session,
            VirtualClock clock,
            Consumer<String> lines) {
        TextDialog opened =
                new TextDialog(dialogs, fetcher, document, session, clock, Transcript.withExpectations(lines));
        clock.awaitIdle();
        return opened;
    }

    /** Likewise, and lines {@code speaks: …} tell what a speech engine is asked for beside the words. */
    public static TextDialog openWithManner(
            Dialogs dialogs,
            Fetcher fetcher,
            URI document,
            Map<String, Object> session,
            VirtualClock clock,
            Consumer<String> lines) {
        TextDialog opened = new TextDialog(dialogs, fetcher, document, session, clock, Transcript.withManner(lines));
        clock.awaitIdle();
        return opened;
    }

    /** Likewise, with what a call from nowhere tells of itself, and from now on. */
    public static TextDialog open(Dialogs dialogs, Fetcher fetcher, URI document, Consumer<String> lines) {
        return open(dialogs, fetcher, document, sessionOfACall(), new VirtualClock(Instant.now()), lines);
    }

    /** {@code session.connection} (VoiceXML 2.0 §5.1.4) of a call that comes from nowhere. */
    public static Map<String, Object> sessionOfACall() {
        return Map.of(
                "connection",
                Map.of(
                        "local", Map.of("uri", "text:browse"),
                        "remote", Map.of("uri", "text:caller"),
                        "protocol", Map.of("name", "text", "version", "1"),
                        "originator", Map.of("uri", "text:caller")));
    }

    @Override
    TextDialogPlatform listening() {
        return platform;
    }

    @Override
    public boolean isOver() {
        return ended.isDone();
    }

    /** Is silent until the dialog is over, for so long at most. */
    public void stayFor(Duration patience) {
        long until = clock().nanos() + patience.toNanos();
        clock().awaitIdle();
        while (!isOver() && clock().nanos() < until && step()) {
            // on to the next moment
        }
    }

    @Override
    public void hangUp() {
        platform.hangUp();
        clock().awaitIdle();
        while (!isOver() && clock().advanceToNext()) {
            // final processing goes on, within its bounds
        }
        try {
            ended.get(REAL_TIME_FOR_END.toSeconds(), TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            throw new IllegalStateException("the dialog did not end after the hang-up", e);
        } catch (ExecutionException e) {
            throw new IllegalStateException("the dialog ended badly", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private final class Report implements DialogListener {
        private final Transcript transcript;

        Report(Transcript transcript) {
            this.transcript = transcript;
        }

        @Override
        public void prepared() {
            // started at once
        }

        @Override
        public void notPrepared(String event, String message) {
            failed(event, message);
        }

        @Override
        public void started() {
            // what is heard tells
        }

        @Override
        public void exited(Map<String, Object> values) {
            transcript.exit(ReportedValues.json(values));
            ended.complete(null);
        }

        @Override
        public void failed(String event, String message) {
            transcript.add("error: " + event
                    + (message == null || message.isEmpty()
                            ? ""
                            : ": " + message.strip().replaceAll("\\s+", " ")));
            ended.complete(null);
        }

        @Override
        public void disconnectRequested(Map<String, Object> values) {
            transcript.add("disconnect: " + ReportedValues.json(values));
            platform.hangUp();
        }

        @Override
        public void logged(String line) {
            transcript.log(line);
        }
    }
}
