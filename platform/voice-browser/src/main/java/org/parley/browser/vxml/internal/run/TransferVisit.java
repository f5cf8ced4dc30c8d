package org.parley.browser.vxml.internal.run;

import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.parley.browser.platform.Playable;
import org.parley.browser.platform.TransferRequest;
import org.parley.browser.script.Undefined;
import org.parley.browser.vxml.internal.element.AudioPart;
import org.parley.browser.vxml.internal.element.Place;
import org.parley.browser.vxml.internal.element.Reference;
import org.parley.browser.vxml.internal.element.Transfer;
import org.parley.browser.vxml.internal.input.Listening;
import org.parley.browser.vxml.internal.input.TransferPlan;
import org.parley.browser.vxml.internal.input.Transferred;
import org.parley.browser.vxml.internal.prompt.QueuedPrompt;

/** One visit of a {@code <transfer>} (VoiceXML 2.0 §2.3.7, 2.1 §7). */
public final class TransferVisit {
    /** How long it rings when the document does not say. */
    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(60);

    private static final Set<String> SCHEMES = Set.of("tel", "sip", "sips");

    private final Transfer transfer;
    private final DialogRun run;
    private final ItemRun item;
    private final Place place;
    private final Execution execution;
    private final Session session;

    public TransferVisit(Transfer transfer, DialogRun run, ItemRun item) {
        this.transfer = transfer;
        this.run = run;
        this.item = item;
        this.place = transfer.parts().place();
        this.execution = run.executionOf(item);
        this.session = run.interpreter().session();
    }

    public void run() throws Flow {
        run.queuePrompts(item);
        TransferRequest request = request();
        // §2.3.7: modal, only grammars within the transfer listen.
        ActiveGrammars active = new ActiveGrammars(execution);
        active.add(transfer.parts().grammars(), null);
        Listening listening = active.listening(session.inputModes(execution));
        List<QueuedPrompt> prompts = session.prompts().drain();
        TransferPlan plan = new TransferPlan(
                request, request.maxTime(), audio(), listening, InputPhase.timing(execution, prompts, place));
        finish(session.transfer(prompts, plan, place));
    }

    private TransferRequest request() throws VoiceXmlEvent {
        String destination = transfer.destination().resolve(execution, place).strip();
        check(destination);
        Optional<String> aai = transfer.aaiExpr().isPresent()
                ? Optional.of(execution.evaluateString(transfer.aaiExpr().get(), place))
                : transfer.aai();
        // A maxtime of nothing means as long as it lasts.
        Optional<Duration> maxTime = transfer.maxTime().filter(time -> !time.isZero());
        return new TransferRequest(
                destination,
                transfer.type(),
                transfer.connectTimeout().orElse(CONNECT_TIMEOUT),
                transfer.type() == TransferRequest.Type.BRIDGE ? maxTime : Optional.empty(),
                aai);
    }

    private void check(String destination) throws VoiceXmlEvent {
        try {
            URI uri = new URI(destination);
            if (uri.getScheme() == null
                    || uri.getSchemeSpecificPart().replaceAll("[/@+;]", "").isBlank()) {
                throw new URISyntaxException(destination, "it names nobody");
            }
            if (!SCHEMES.contains(uri.getScheme().toLowerCase(Locale.ROOT))) {
                throw new VoiceXmlEvent(
                        "error.unsupported.uri", "calls go to tel: and sip: addresses, not to " + destination, place);
            }
        } catch (URISyntaxException bad) {
            throw new VoiceXmlEvent("error.connection.baddestination", destination + ": " + bad.getReason(), place);
        }
    }

    /** §2.3.7: audio that cannot be had is no error. Without any the platform's tone is heard, where it has one. */
    private List<Playable> audio() throws Flow {
        if (transfer.audio().isEmpty()) {
            return Optional.ofNullable(session.config().ringing().get(execution.language())).stream()
                    .<Playable>map(tone -> tone)
                    .toList();
        }
        AudioPart part = new AudioPart(place, Reference.to(transfer.audio().get()));
        return execution
                .audio(transfer.audio().get(), part)
                .map(audio -> List.<Playable>of(new Playable.Clip(audio)))
                .orElse(List.of());
    }

    private void finish(Transferred transferred) throws Flow {
        Map<String, Object> shadow = new LinkedHashMap<>();
        shadow.put("duration", transferred.duration().toMillis() / 1000.0);
        shadow.put("inputmode", Undefined.UNDEFINED);
        shadow.put("utterance", Undefined.UNDEFINED);
        if (transferred.match().isPresent()) {
            Recognition recognition = session.recognition(transferred.match().get(), execution, place);
            new InputPhase(run).setLastResult(recognition, place);
            shadow.putAll(ItemRun.recognitionProperties(recognition));
        }
        item.shadow(shadow);
        if (transferred.isEvent()) {
            if (transferred.outcome().startsWith("connection.disconnect")) {
                session.beginFinalProcessing();
            }
            throw new VoiceXmlEvent(transferred.outcome(), null, place);
        }
        item.fill(transferred.outcome());
        run.processFilled();
    }
}
