package org.parley.browser.vxml.internal.input;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.parley.browser.grammar.GrammarCompiler;
import org.parley.browser.platform.PlatformEvent;
import org.parley.browser.platform.Playable;
import org.parley.browser.vxml.internal.prompt.QueuedPrompt;
import org.parley.browser.vxml.internal.prompt.QueuedPrompt.BargeIn;

/** Plays queued prompts, each as its own barge-in allows. What is entered and counts is left in the line's buffer. */
public final class PromptPlayer {
    private final Line line;
    private final GrammarCompiler compiler;
    private final Duration playWait;

    PromptPlayer(Line line, GrammarCompiler compiler, Duration playWait) {
        this.line = line;
        this.compiler = compiler;
        this.playWait = playWait;
    }

    /**
     * Plays until the end or until an input stops it; then what has not been played is dropped. But a prompt without
     * barge-in is heard even then, unless a hotword has already decided.
     *
     * @param listening what a hotword prompt listens for
     * @return whether a hotword has decided
     */
    boolean play(List<QueuedPrompt> prompts, Listening listening, InputTiming timing)
            throws HangUpException, PlatformFailedException {
        line.forgetMark();
        HotwordSpotter spotter = new HotwordSpotter(compiler, listening, timing, line::passOn);
        boolean interrupted = false;
        boolean decided = false;
        for (int next = 0; !decided && next < prompts.size(); ) {
            BargeIn bargeIn = prompts.get(next).bargeIn();
            List<Playable> items = new ArrayList<>();
            while (next < prompts.size() && prompts.get(next).bargeIn() == bargeIn) {
                items.addAll(prompts.get(next++).items());
            }
            switch (bargeIn) {
                case NONE -> {
                    spotter.giveUp();
                    playThrough(items);
                    interrupted = false;
                }
                case SPEECH -> interrupted = interrupted || !playUntilInput(items, spotter, listening);
                case HOTWORD -> decided = !interrupted && playUntilMatch(items, spotter);
            }
        }
        putBack(spotter);
        return decided;
    }

    /** §4.1.5.1: in the time after a hotword prompt too, only a match counts. False when it did not come in time. */
    boolean spot(Listening listening, InputTiming timing, long deadline)
            throws HangUpException, PlatformFailedException {
        HotwordSpotter spotter = new HotwordSpotter(compiler, listening, timing, line::passOn);
        boolean found = spotTyped(spotter) || spot(spotter, deadline, false);
        putBack(spotter);
        return found;
    }

    /** Plays everything with nobody listening, as before an exit; keys stay for whoever listens next. */
    public void playOut(List<QueuedPrompt> prompts) throws HangUpException, PlatformFailedException {
        line.enterWait();
        line.forgetMark();
        List<Playable> items = new ArrayList<>();
        prompts.forEach(prompt -> items.addAll(prompt.items()));
        if (!items.isEmpty()) {
            start(items);
            long deadline = deadline();
            while (line.isPlaying()) {
                PlatformEvent event = await(deadline);
                if (event instanceof PlatformEvent.KeyPressed pressed) {
                    line.keys().add(new Key(pressed.key(), pressed.atNanos()));
                }
            }
        }
    }

    /** §4.1.5, §4.1.8: without barge-in, what was entered before and meanwhile is thrown away. */
    private void playThrough(List<Playable> items) throws HangUpException, PlatformFailedException {
        line.forgetInput();
        start(items);
        long deadline = deadline();
        while (line.isPlaying()) {
            await(deadline);
        }
    }

    private boolean playUntilInput(List<Playable> items, HotwordSpotter spotter, Listening listening)
            throws HangUpException, PlatformFailedException {
        boolean waiting = !line.keys().isEmpty() || !spotter.pending().isEmpty();
        if (waiting && listening.takesKeys() || line.heard().isPresent()) {
            return false;
        }
        start(items);
        long deadline = deadline();
        while (line.isPlaying()) {
            PlatformEvent event = await(deadline);
            if (event == null || listening.ignores(event)) {
                continue;
            }
            if (event instanceof PlatformEvent.KeyPressed pressed) {
                line.keys().add(new Key(pressed.key(), pressed.atNanos()));
                line.stopPlaying();
                return false;
            }
            if (event instanceof PlatformEvent.Spoken said) {
                line.hear(said);
                line.stopPlaying();
                return false;
            }
            if (listening.beginsInput(event)) {
                line.speaking(event.atNanos());
                line.stopPlaying();
                return false;
            }
        }
        return true;
    }

    private boolean playUntilMatch(List<Playable> items, HotwordSpotter spotter)
            throws HangUpException, PlatformFailedException {
        if (spotTyped(spotter)) {
            return true;
        }
        start(items);
        boolean found = spot(spotter, deadline(), true);
        line.stopPlaying();
        return found;
    }

    private boolean spotTyped(HotwordSpotter spotter) {
        while (!line.keys().isEmpty()) {
            if (spotter.press(line.keys().removeFirst())) {
                return true;
            }
        }
        return false;
    }

    /** @param playing until the queue is played, and the deadline is a bound; else until the deadline */
    private boolean spot(HotwordSpotter spotter, long deadline, boolean playing)
            throws HangUpException, PlatformFailedException {
        while (!playing || line.isPlaying()) {
            PlatformEvent event = line.next(Math.min(deadline, spotter.deadline()));
            if (event == null) {
                if (playing) {
                    checkBound(deadline);
                } else if (line.clock().nanos() >= deadline) {
                    return false;
                }
                spotter.giveUp();
            } else if (event instanceof PlatformEvent.KeyPressed pressed
                    && spotter.press(new Key(pressed.key(), pressed.atNanos()))) {
                return true;
            } else if (event instanceof PlatformEvent.Spoken said && spotter.hears(said)) {
                line.hear(said);
                return true;
            }
        }
        return false;
    }

    private void putBack(HotwordSpotter spotter) {
        List<Key> pending = spotter.pending();
        for (int i = pending.size() - 1; i >= 0; i--) {
            line.keys().addFirst(pending.get(i));
        }
    }

    private void start(List<Playable> items) {
        if (!items.isEmpty()) {
            line.play(items);
        }
    }

    private long deadline() {
        return line.clock().nanos() + playWait.toNanos();
    }

    private PlatformEvent await(long deadline) throws HangUpException, PlatformFailedException {
        PlatformEvent event = line.next(deadline);
        if (event == null) {
            checkBound(deadline);
        }
        return event;
    }

    private void checkBound(long deadline) throws PlatformFailedException {
        if (line.clock().nanos() >= deadline) {
            line.stopPlaying();
            throw new PlatformFailedException("error.noresource", "a prompt did not end within " + playWait);
        }
    }
}
