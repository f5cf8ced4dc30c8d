package org.parley.browser.vxml.internal.input;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.parley.browser.grammar.DtmfGrammar;
import org.parley.browser.grammar.GrammarCompiler;
import org.parley.browser.platform.PlatformEvent;
import org.parley.browser.platform.Playable;
import org.parley.browser.vxml.internal.prompt.QueuedPrompt;
import org.parley.browser.vxml.internal.prompt.QueuedPrompt.BargeIn;

/** Plays queued prompts, each as its own barge-in allows. What is pressed and counts is left in the line's buffer. */
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
     * Plays until the end or until a key stops it; then what has not been played is dropped. But a prompt without barge-in
     * is heard even then, unless a hotword has already decided.
     *
     * @param grammars what a hotword prompt listens for
     */
    void play(List<QueuedPrompt> prompts, List<DtmfGrammar> grammars, Duration interDigit)
            throws HangUpException, PlatformFailedException {
        HotwordSpotter spotter = new HotwordSpotter(compiler, grammars, interDigit.toNanos());
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
                case SPEECH -> interrupted = interrupted || !playUntilKey(items, spotter);
                case HOTWORD -> decided = !interrupted && !playUntilMatch(items, spotter);
            }
        }
        putBack(spotter);
    }

    /** Plays everything with nobody listening, as before an exit; keys stay for whoever listens next. */
    public void playOut(List<QueuedPrompt> prompts) throws HangUpException, PlatformFailedException {
        line.enterWait();
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

    /** §4.1.5, §4.1.8: without barge-in, what was typed before and meanwhile is thrown away. */
    private void playThrough(List<Playable> items) throws HangUpException, PlatformFailedException {
        line.keys().clear();
        start(items);
        long deadline = deadline();
        while (line.isPlaying()) {
            await(deadline);
        }
    }

    private boolean playUntilKey(List<Playable> items, HotwordSpotter spotter)
            throws HangUpException, PlatformFailedException {
        if (!line.keys().isEmpty() || !spotter.pending().isEmpty()) {
            return false;
        }
        start(items);
        long deadline = deadline();
        while (line.isPlaying()) {
            if (await(deadline) instanceof PlatformEvent.KeyPressed pressed) {
                line.keys().add(new Key(pressed.key(), pressed.atNanos()));
                line.stopPlaying();
                return false;
            }
        }
        return true;
    }

    private boolean playUntilMatch(List<Playable> items, HotwordSpotter spotter)
            throws HangUpException, PlatformFailedException {
        while (!line.keys().isEmpty()) {
            if (spotter.press(line.keys().removeFirst())) {
                return false;
            }
        }
        start(items);
        long bound = deadline();
        while (line.isPlaying()) {
            PlatformEvent event = line.next(Math.min(bound, spotter.deadline()));
            if (event == null) {
                checkBound(bound);
                spotter.giveUp();
            } else if (event instanceof PlatformEvent.KeyPressed pressed
                    && spotter.press(new Key(pressed.key(), pressed.atNanos()))) {
                line.stopPlaying();
                return false;
            }
        }
        return true;
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
