package org.parley.browser.vxml.internal.input;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.parley.browser.grammar.GrammarCompiler;
import org.parley.browser.grammar.GrammarException;
import org.parley.browser.platform.PlatformEvent;
import org.parley.browser.platform.TransferRequest;
import org.parley.browser.platform.TransferRequest.Type;
import org.parley.browser.vxml.internal.prompt.QueuedPrompt;
import org.parley.browser.vxml.internal.prompt.QueuedPrompt.BargeIn;

/** Connects callers with others and waits for what comes of it (VoiceXML 2.0 §2.3.7, 2.1 §7). */
public final class Transferrer {
    /** A platform that has not handed the caller over within this time after ringing has failed. */
    private static final Duration MARGIN = Duration.ofSeconds(30);

    /** Who places the call: the platform itself, or call control. */
    public interface Exchange {
        /** @return false when there are no transfers of that type */
        boolean start(TransferRequest request);

        void end();

        /** Whether an answer is reported when it comes; if not, whoever places the call keeps the time himself. */
        boolean tellsOfAnswers();
    }

    private final Line line;
    private final Exchange exchange;
    private final GrammarCompiler compiler;
    private final PromptPlayer player;
    private final Duration longest;

    /** @param longest bound of bridges that name no maxtime */
    public Transferrer(Line line, Exchange exchange, GrammarCompiler compiler, PromptPlayer player, Duration longest) {
        this.line = line;
        this.exchange = exchange;
        this.compiler = compiler;
        this.player = player;
        this.longest = longest;
    }

    /** @throws HangUpException when the caller goes, before or during the transfer */
    public Transferred transfer(List<QueuedPrompt> prompts, TransferPlan plan)
            throws HangUpException, PlatformFailedException, GrammarException {
        line.enterWait();
        line.hear(null);
        Attempt attempt = new Attempt(plan);
        // Only a match of its grammars counts, also while its prompts are heard.
        List<QueuedPrompt> listened = prompts.stream()
                .map(prompt -> prompt.bargeIn() == BargeIn.SPEECH
                        ? new QueuedPrompt(
                                prompt.items(),
                                plan.listening().isEmpty() ? BargeIn.NONE : BargeIn.HOTWORD,
                                prompt.timeout())
                        : prompt)
                .toList();
        if (player.play(listened, plan.listening(), plan.timing())) {
            return attempt.endedBeforeItBegan();
        }
        line.forgetInput();
        TransferRequest request = plan.request();
        if (!exchange.start(request)) {
            String type = request.type().name().toLowerCase(Locale.ROOT);
            throw new PlatformFailedException(
                    "error.unsupported.transfer." + type, "this platform has no " + type + " transfers");
        }
        boolean over = false;
        try {
            Transferred transferred = attempt.run();
            over = attempt.endedByItself;
            return transferred;
        } finally {
            line.stopPlaying();
            if (!over) {
                exchange.end();
            }
        }
    }

    /** One transfer while it is under way. */
    private final class Attempt {
        private final TransferPlan plan;
        private final HotwordSpotter spotter;
        private boolean endedByItself;
        private boolean complete;
        private long connectedAt = -1;
        private long deadline;
        private long playedAt = Long.MIN_VALUE;

        Attempt(TransferPlan plan) {
            this.plan = plan;
            this.spotter = new HotwordSpotter(compiler, plan.listening(), plan.timing(), line::passOn);
        }

        Transferred endedBeforeItBegan() throws GrammarException {
            if (line.heard().isPresent()) {
                return ended("near_end_disconnect", spotter.match(line.heard().get()));
            }
            while (!line.keys().isEmpty()) {
                complete = spotter.press(line.keys().removeFirst());
            }
            return ended("near_end_disconnect", complete ? Optional.of(spotter.match()) : Optional.empty());
        }

        Transferred run() throws HangUpException, PlatformFailedException, GrammarException {
            TransferRequest request = plan.request();
            deadline = line.clock().nanos() + patience(request).toNanos();
            playAudio();
            while (true) {
                PlatformEvent event = line.next(Math.min(deadline, spotter.deadline()));
                Transferred result = event == null ? timedOut() : take(event);
                if (result != null) {
                    return result;
                }
            }
        }

        private Duration patience(TransferRequest request) {
            if (!exchange.tellsOfAnswers() && request.type() == Type.BRIDGE) {
                return request.connectTimeout()
                        .plus(plan.maxTime().orElse(longest))
                        .plus(MARGIN);
            }
            return request.type() == Type.BLIND || !exchange.tellsOfAnswers()
                    ? MARGIN.plus(request.connectTimeout())
                    : request.connectTimeout();
        }

        private void playAudio() {
            // What has no length would be played over and over within one moment.
            if (!plan.audio().isEmpty() && line.clock().nanos() > playedAt) {
                playedAt = line.clock().nanos();
                line.play(plan.audio());
            }
        }

        private Transferred take(PlatformEvent event) throws GrammarException {
            if (event instanceof PlatformEvent.TransferConnected connected) {
                connectedAt = connected.atNanos();
                deadline = connectedAt + plan.maxTime().orElse(longest).toNanos();
                line.stopPlaying();
            } else if (event instanceof PlatformEvent.TransferEnded over) {
                endedByItself = true;
                return ended(over.outcome(), Optional.empty());
            } else if (event instanceof PlatformEvent.PlayDone && connectedAt < 0) {
                playAudio();
            } else if (event instanceof PlatformEvent.KeyPressed pressed) {
                complete = spotter.press(new Key(pressed.key(), pressed.atNanos()));
                if (complete && spotter.isFinal()) {
                    return ended("near_end_disconnect", Optional.of(spotter.match()));
                }
            } else if (event instanceof PlatformEvent.Spoken said && spotter.hears(said)) {
                return ended("near_end_disconnect", spotter.match(said));
            }
            return null;
        }

        private Transferred timedOut() throws GrammarException {
            if (line.clock().nanos() >= deadline) {
                if (connectedAt >= 0) {
                    return ended("maxtime_disconnect", Optional.empty());
                }
                return ended(plan.request().type() == Type.BLIND ? "unknown" : "noanswer", Optional.empty());
            }
            if (complete) {
                return ended("near_end_disconnect", Optional.of(spotter.match()));
            }
            spotter.giveUp();
            return null;
        }

        private Transferred ended(String outcome, Optional<Input.Match> match) {
            Duration duration = connectedAt < 0
                    ? Duration.ZERO
                    : Duration.ofNanos(line.clock().nanos() - connectedAt);
            return new Transferred(outcome, duration, match);
        }
    }
}
