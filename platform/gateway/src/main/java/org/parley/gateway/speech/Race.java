package org.parley.gateway.speech;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Engines that were asked for the same words, one after the other as each kept the caller waiting. Whoever is heard first is
 * the one that is heard; what the others say is kept on disk at best.
 */
final class Race {
    private final SpokenAudio out;
    private final List<Attempt> attempts = new ArrayList<>();
    private Attempt winner;
    private boolean closed;

    Race(SpokenAudio out) {
        this.out = out;
        out.whenOver(this::tellUnwanted);
    }

    /** One engine's part in it. */
    final class Attempt implements SpeechSink {
        private final ByteArrayOutputStream said = new ByteArrayOutputStream();
        private Runnable whenUnwanted;
        private boolean over;

        @Override
        public void audio(byte[] mulaw, int length) {
            said.write(mulaw, 0, length);
            if (length > 0 && claim(this)) {
                out.append(mulaw, length);
            }
        }

        @Override
        public boolean isWanted() {
            synchronized (Race.this) {
                return !out.isAbandoned() && (winner == this || winner == null && !closed);
            }
        }

        @Override
        public void whenUnwanted(Runnable action) {
            synchronized (Race.this) {
                if (isWanted()) {
                    whenUnwanted = action;
                    return;
                }
            }
            action.run();
        }

        byte[] said() {
            return said.toByteArray();
        }

        boolean hasWon() {
            synchronized (Race.this) {
                return winner == this;
            }
        }

        boolean isOver() {
            synchronized (Race.this) {
                return over;
            }
        }

        /** It says nothing more. */
        void end() {
            synchronized (Race.this) {
                over = true;
                whenUnwanted = null;
                Race.this.notifyAll();
            }
        }
    }

    synchronized Attempt enter() {
        Attempt attempt = new Attempt();
        attempts.add(attempt);
        return attempt;
    }

    private boolean claim(Attempt attempt) {
        synchronized (this) {
            if (winner != null || closed) {
                return winner == attempt;
            }
            winner = attempt;
            notifyAll();
        }
        tellUnwanted();
        return true;
    }

    private void tellUnwanted() {
        List<Runnable> actions = new ArrayList<>();
        synchronized (this) {
            for (Attempt attempt : attempts) {
                if (attempt.whenUnwanted != null && !attempt.isWanted()) {
                    actions.add(attempt.whenUnwanted);
                    attempt.whenUnwanted = null;
                }
            }
            notifyAll();
        }
        actions.forEach(Runnable::run);
    }

    /** Waits until something is heard, or this attempt is over without, or nobody wants it, or the time is up. */
    synchronized void await(Attempt attempt, long deadlineNanos) {
        while (goesOn(deadlineNanos) && !attempt.over) {
            pause(deadlineNanos);
        }
    }

    /** Likewise, for any that still tries. */
    synchronized void awaitAny(long deadlineNanos) {
        while (goesOn(deadlineNanos) && attempts.stream().anyMatch(attempt -> !attempt.over)) {
            pause(deadlineNanos);
        }
    }

    private boolean goesOn(long deadlineNanos) {
        return winner == null
                && !out.isAbandoned()
                && !Thread.currentThread().isInterrupted()
                && deadlineNanos - System.nanoTime() > 0;
    }

    private void pause(long deadlineNanos) {
        try {
            TimeUnit.NANOSECONDS.timedWait(this, Math.max(1, deadlineNanos - System.nanoTime()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    synchronized boolean isWon() {
        return winner != null;
    }

    /** From now on nobody wins. @return whether nobody had */
    boolean close() {
        synchronized (this) {
            closed = true;
            if (winner != null) {
                return false;
            }
        }
        tellUnwanted();
        return true;
    }
}
