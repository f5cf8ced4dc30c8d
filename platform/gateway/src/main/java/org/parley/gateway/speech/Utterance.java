package org.parley.gateway.speech;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One text on its way to a caller: the engines are asked in their order until one of them is heard. */
final class Utterance {
    private static final Logger log = LoggerFactory.getLogger(Utterance.class);
    /** Of the time that is left, what an engine has for itself before the next one is asked too. */
    private static final double SHARE = 0.6;
    /** A failure that took longer cost the caller something. */
    private static final long AT_ONCE_NANOS = 200_000_000;

    private final Services services;
    private final Words words;
    private final SpokenAudio out;
    private final Race race;

    /** What all texts share. @param threads for engines, which block */
    record Services(
            SpeechSettings settings, SpeechCache cache, SoundsAtHand atHand, Circuits circuits, Executor threads) {}

    Utterance(Services services, Words words, SpokenAudio out) {
        this.services = services;
        this.words = words;
        this.out = out;
        this.race = new Race(out);
    }

    /**
     * Waits until the words begin to be heard, at most as long as a caller may wait.
     *
     * @param able in the order in which they are asked
     * @param best whether the first of them is the one that should speak; what another says is not remembered as the words'
     *     sound
     * @return whether they are heard, or nobody wants them any more
     */
    boolean say(List<SpeechEngine> able, boolean best) {
        long deadline = System.nanoTime() + services.settings().patience().toNanos();
        boolean first = best;
        for (int i = 0; i < able.size() && !out.isAbandoned(); i++) {
            SpeechEngine engine = able.get(i);
            byte[] cached = services.cache().find(engine.name(), words);
            if (cached != null) {
                if (first) {
                    services.atHand().keep(words, cached);
                }
                return !race.close() || give(cached);
            }
            if (engine.ready() && services.circuits().of(engine).lets()) {
                ask(engine, able.subList(i + 1, able.size()), first, deadline);
                if (race.isWon()) {
                    return true;
                }
            }
            first = false;
        }
        race.awaitAny(deadline);
        return out.isAbandoned() || !race.close();
    }

    private boolean give(byte[] mulaw) {
        out.append(mulaw, mulaw.length);
        out.finish();
        return true;
    }

    private void ask(SpeechEngine engine, List<SpeechEngine> others, boolean best, long deadline) {
        Circuit circuit = services.circuits().of(engine);
        Race.Attempt attempt = race.enter();
        try {
            services.threads().execute(() -> run(engine, attempt, others, best));
        } catch (RejectedExecutionException busy) {
            attempt.end();
            circuit.undecided();
            log.warn("too many texts at once; {} is not asked", engine.name());
            return;
        }
        long left = deadline - System.nanoTime();
        race.await(attempt, System.nanoTime() + (others.isEmpty() ? left : (long) (SHARE * left)));
        if (!race.isWon() && !attempt.isOver() && !out.isAbandoned()) {
            log.info("{} keeps a caller waiting", engine.name());
            circuit.slow();
        }
    }

    private void run(SpeechEngine engine, Race.Attempt attempt, List<SpeechEngine> others, boolean best) {
        Circuit circuit = services.circuits().of(engine);
        long start = System.nanoTime();
        try {
            boolean whole = engine.speak(words, attempt);
            attempt.end();
            byte[] said = attempt.said();
            if (!whole) {
                circuit.undecided();
                return;
            }
            circuit.worked();
            if (engine.keeps()) {
                services.cache().keep(engine.name(), words, said);
            }
            if (attempt.hasWon()) {
                if (best && engine.keeps()) {
                    services.atHand().keep(words, said);
                }
                out.finish();
            }
        } catch (IOException | RuntimeException e) {
            if (System.nanoTime() - start > AT_ONCE_NANOS) {
                circuit.slow();
            } else {
                circuit.failed();
            }
            log.warn(
                    "{} could not speak \"{}\" in {}: {}", engine.name(), words.text(), words.language(), e.toString());
            attempt.end();
            if (attempt.hasWon()) {
                goOn(others);
            }
        }
    }

    /** An engine broke off in the middle: nobody shall miss what it did not say. */
    private void goOn(List<SpeechEngine> others) {
        if (!new Utterance(services, words, out).say(others, false)) {
            out.finish();
        }
    }
}
