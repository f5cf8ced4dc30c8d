package org.parley.gateway.speech;

import java.io.IOException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.parley.gateway.mrcp.MrcpClient;
import org.parley.gateway.mrcp.MrcpSession;
import org.parley.gateway.mrcp.ResourceType;
import org.parley.gateway.mrcp.Synthesizer;
import org.parley.gateway.mrcp.message.MrcpHeaders;
import org.parley.gateway.mrcp.message.MrcpResponse;

/** One text that a server speaks, from the INVITE to the last packet. Used once, by one thread. */
final class MrcpSpeaking {
    /** What was sent before SPEAK-COMPLETE and is still on its way when that is here. */
    private static final long LAST_PACKETS_MS = 60;

    private static final long BARGE_IN_MS = 500;
    /** Ten minutes. */
    private static final long MOST_SAMPLES = 8_000 * 600;

    private final MrcpClient client;
    private final Duration stall;
    private final SpeechSink sink;
    private final LinkedBlockingQueue<Happening> happenings = new LinkedBlockingQueue<>();

    /** What the thread that says the text waits for. @param number samples that were heard, or the Completion-Cause */
    private record Happening(Kind kind, int number, String reason) {
        enum Kind {
            /** Some of it was heard. */
            HEARD,
            SPOKEN,
            LOST,
            UNWANTED
        }
    }

    /** The server was lost before anything was heard of the text; it may be tried once more. */
    static final class NothingSaidException extends IOException {
        private static final long serialVersionUID = 1L;

        NothingSaidException(String reason) {
            super(reason);
        }
    }

    MrcpSpeaking(MrcpClient client, Duration stall, SpeechSink sink) {
        this.client = client;
        this.stall = stall;
        this.sink = sink;
    }

    /** @return whether all of it was said; false when nobody wanted the rest */
    boolean say(MrcpHeaders headers, String ssml) throws IOException {
        sink.whenUnwanted(() -> happenings.add(new Happening(Happening.Kind.UNWANTED, 0, "")));
        try (MrcpSession session = client.open(Set.of(ResourceType.SYNTHESIZER))) {
            await(session.ready());
            if (!sink.isWanted()) {
                return false;
            }
            Synthesizer synthesizer = Synthesizer.of(session, new Listener());
            session.audio().hear((mulaw, length) -> {
                sink.audio(mulaw, length);
                happenings.add(new Happening(Happening.Kind.HEARD, length, ""));
            });
            MrcpResponse response =
                    await(synthesizer.speak(headers, Synthesizer.SSML, ssml).response());
            if (!response.isSuccess()) {
                throw new IOException("the server does not speak: " + response.startLine() + " "
                        + response.headers().first("Completion-Reason").orElse(""));
            }
            return follow(synthesizer);
        }
    }

    private boolean follow(Synthesizer synthesizer) throws IOException {
        long heard = 0;
        while (true) {
            Happening next = next(stall.toMillis());
            if (next == null) {
                throw new IOException(heard == 0 ? "nothing is heard of the server" : "the server broke off");
            }
            switch (next.kind()) {
                case HEARD -> {
                    heard += next.number();
                    if (heard > MOST_SAMPLES) {
                        throw new IOException("the server does not come to an end");
                    }
                }
                case UNWANTED -> {
                    interrupt(synthesizer);
                    return false;
                }
                case LOST ->
                    throw heard == 0 ? new NothingSaidException(next.reason()) : new IOException(next.reason());
                case SPOKEN -> {
                    if (next.number() != 0) {
                        throw new IOException("the server could not speak, cause " + next.number());
                    }
                    drain();
                    return true;
                }
            }
        }
    }

    /** Packets that the network still has. */
    private void drain() throws IOException {
        long end = System.nanoTime() + LAST_PACKETS_MS * 1_000_000;
        while (System.nanoTime() < end) {
            next(Math.max(1, (end - System.nanoTime()) / 1_000_000));
        }
    }

    /** RFC 6787 §8.8; a server that has no such text any more does not mind. */
    private void interrupt(Synthesizer synthesizer) throws IOException {
        CompletableFuture<MrcpResponse> response = synthesizer.bargeIn();
        try {
            response.get(BARGE_IN_MS, TimeUnit.MILLISECONDS);
        } catch (ExecutionException | TimeoutException silent) {
            // the BYE that follows ends it too
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    private Happening next(long milliseconds) throws IOException {
        try {
            return happenings.poll(milliseconds, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    /** Waits no longer than the server's own time-out, which the future has. */
    private static <T> T await(CompletableFuture<T> future) throws IOException {
        try {
            return future.get();
        } catch (ExecutionException e) {
            throw new NothingSaidException(e.getCause().getMessage());
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    private static IOException interrupted(InterruptedException cause) {
        Thread.currentThread().interrupt();
        return new IOException("interrupted", cause);
    }

    private final class Listener implements Synthesizer.Listener {
        @Override
        public void spoken(long requestId, int cause) {
            happenings.add(new Happening(Happening.Kind.SPOKEN, cause, ""));
        }

        @Override
        public void lost(String reason) {
            happenings.add(new Happening(Happening.Kind.LOST, 0, reason));
        }
    }
}
