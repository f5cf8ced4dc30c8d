package org.parley.gateway.speech;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.parley.gateway.audio.Loudness;

/**
 * Words that can be heard while they are still being spoken: one thread writes, any number read, and reading takes no
 * lock, so that a media clock thread may.
 */
public final class SpokenAudio {
    private final double volume;
    private final CountDownLatch end = new CountDownLatch(1);
    private final List<Runnable> whenOver = new ArrayList<>();
    private volatile byte[] heard = new byte[1600];
    private volatile int length;
    private volatile boolean finished;
    private volatile boolean abandoned;

    /** @param volume of what is heard, 1 for as loud as it is written */
    public SpokenAudio(double volume) {
        this.volume = volume;
    }

    /** µ-law so far; only the first {@link #length()} bytes count, which must be asked for before. Read only. */
    public byte[] bytes() {
        return heard;
    }

    public int length() {
        return length;
    }

    /** Whether nothing more will come; to be asked before {@link #length()}. */
    public boolean isFinished() {
        return finished;
    }

    public boolean isAbandoned() {
        return abandoned;
    }

    void append(byte[] mulaw, int count) {
        if (finished || abandoned) {
            return;
        }
        byte[] more = Loudness.of(count == mulaw.length ? mulaw : Arrays.copyOf(mulaw, count), volume);
        byte[] all = heard;
        int at = length;
        if (at + count > all.length) {
            all = Arrays.copyOf(all, Math.max(2 * all.length, at + count));
        }
        System.arraycopy(more, 0, all, at, count);
        // in this order: who sees the length sees the bytes
        heard = all;
        length = at + count;
    }

    void finish() {
        finished = true;
        over();
    }

    /** Nobody wants to hear it; no effect once it is finished. Any thread. */
    public void abandon() {
        if (!finished && !abandoned) {
            abandoned = true;
            over();
        }
    }

    private void over() {
        List<Runnable> actions;
        synchronized (whenOver) {
            actions = List.copyOf(whenOver);
            whenOver.clear();
        }
        actions.forEach(Runnable::run);
        end.countDown();
    }

    /** Has something done when it is finished or abandoned: at once if it is. */
    void whenOver(Runnable action) {
        synchronized (whenOver) {
            if (!finished && !abandoned) {
                whenOver.add(action);
                return;
            }
        }
        action.run();
    }

    /** All of it; waits until it is finished or abandoned. */
    public byte[] whole() {
        try {
            if (!end.await(5, TimeUnit.MINUTES)) {
                throw new IllegalStateException("it does not end");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        int count = length;
        return Arrays.copyOf(heard, count);
    }
}
