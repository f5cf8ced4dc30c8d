package org.parley.gateway.speech;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.parley.browser.platform.Clock;
import org.parley.browser.platform.SpokenGrammar;
import org.parley.gateway.mrcp.MrcpSession;
import org.parley.gateway.mrcp.Recognizer;
import org.parley.gateway.mrcp.message.MrcpHeaders;
import org.parley.gateway.mrcp.message.MrcpResponse;
import org.parley.gateway.mrcp.nlsml.NlsmlReader;
import org.parley.gateway.mrcp.nlsml.NlsmlResult;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One recognition by a server, from the INVITE to the result. Its steps run on the threads of those who answer. */
final class MrcpHearing implements WordRecognizer.Hearing, Recognizer.Listener {
    private static final Logger log = LoggerFactory.getLogger(MrcpHearing.class);
    /** The browser has its own timers, and ends the recognition by them. */
    private static final String NO_TIMEOUT = "3600000";

    private final MrcpSession session;
    private final Circuit circuit;
    private final Clock clock;
    private final WordRecognizer.Heard heard;
    private volatile boolean listening;
    private long beganAt;
    private boolean over;

    MrcpHearing(MrcpSession session, Circuit circuit, Clock clock, WordRecognizer.Heard heard) {
        this.session = session;
        this.circuit = circuit;
        this.clock = clock;
        this.heard = heard;
    }

    MrcpHearing begin(List<SpokenGrammar> grammars) {
        session.ready()
                .thenCompose(ready -> define(Recognizer.of(ready, this), grammars))
                .thenAccept(response -> {
                    succeeded(response);
                    circuit.worked();
                    listening = true;
                })
                .whenComplete((done, failure) -> {
                    if (failure != null) {
                        failed(failure);
                    }
                });
        return this;
    }

    /** RFC 6787 §9.8, §9.9. */
    private CompletableFuture<MrcpResponse> define(Recognizer recognizer, List<SpokenGrammar> grammars) {
        List<String> names = new ArrayList<>();
        List<CompletableFuture<Void>> defined = new ArrayList<>();
        for (SpokenGrammar grammar : grammars) {
            String name = "g" + names.size() + "@parley";
            names.add("session:" + name);
            defined.add(recognizer
                    .defineGrammar(name, Recognizer.GRAMMAR, grammar.srgs())
                    .thenAccept(MrcpHearing::succeeded));
        }
        MrcpHeaders headers = MrcpHeaders.of(
                "Start-Input-Timers", "false", "No-Input-Timeout", NO_TIMEOUT, "Recognition-Timeout", NO_TIMEOUT);
        String language = grammars.stream()
                .map(SpokenGrammar::language)
                .filter(tag -> !tag.isEmpty())
                .findFirst()
                .orElse("");
        MrcpHeaders all = language.isEmpty() ? headers : headers.with("Speech-Language", language);
        return CompletableFuture.allOf(defined.toArray(CompletableFuture[]::new))
                .thenCompose(done -> recognizer.recognize(all, names).response());
    }

    private static void succeeded(MrcpResponse response) {
        if (!response.isSuccess()) {
            throw new CompletionException(new IOException("the server refuses: " + response.startLine()));
        }
    }

    private void failed(Throwable failure) {
        if (end()) {
            circuit.slow();
            log.warn("nobody listens for words: {}", failure.getMessage());
        } else {
            circuit.undecided();
        }
    }

    /** @return whether it was not over yet */
    private boolean end() {
        synchronized (this) {
            if (over) {
                return false;
            }
            over = true;
        }
        listening = false;
        session.close();
        return true;
    }

    @Override
    public void audio(byte[] mulaw, int length) {
        if (listening) {
            session.audio().send(mulaw, length);
        }
    }

    @Override
    public void stop() {
        end();
    }

    @Override
    public void inputStarted(long requestId) {
        beganAt = clock.nanos();
        heard.began();
    }

    @Override
    public void recognized(long requestId, int cause, byte[] result) {
        if (!end()) {
            return;
        }
        Duration length = beganAt == 0 ? Duration.ZERO : Duration.ofNanos(clock.nanos() - beganAt);
        if (cause != 0) {
            // RFC 6787 §9.4.11: no match, or it gave up; either way there are no words
            heard.understood("", 0, length);
            return;
        }
        try {
            NlsmlResult read = NlsmlReader.read(result);
            if (read.interpretations().isEmpty()) {
                heard.understood("", 0, length);
            } else {
                NlsmlResult.Interpretation best = read.interpretations().get(0);
                heard.understood(best.input(), best.confidence(), length);
            }
        } catch (IOException e) {
            log.warn("a result that cannot be read: {}", e.getMessage());
            heard.understood("", 0, length);
        }
    }

    @Override
    public void lost(String reason) {
        if (end()) {
            log.warn("nobody listens for words any more: {}", reason);
        }
    }
}
