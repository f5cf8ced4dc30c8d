package org.parley.browser.vxml.internal.run;

import java.net.URI;
import java.time.Duration;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.parley.browser.platform.Recording;
import org.parley.browser.platform.RecordingRequest;
import org.parley.browser.script.Undefined;
import org.parley.browser.vxml.internal.element.ItemParts;
import org.parley.browser.vxml.internal.element.Place;
import org.parley.browser.vxml.internal.element.Record;
import org.parley.browser.vxml.internal.input.Input;
import org.parley.browser.vxml.internal.input.InputTiming;
import org.parley.browser.vxml.internal.input.Recorded;
import org.parley.browser.vxml.internal.input.Recorded.Ending;
import org.parley.browser.vxml.internal.input.RecordingPlan;
import org.parley.browser.vxml.internal.prompt.QueuedPrompt;

/** One visit of a {@code <record>} (VoiceXML 2.0 §2.3.6). */
public final class RecordVisit {
    /** The platform's own bound lies behind ours, so that ours decides. */
    private static final Duration MARGIN = Duration.ofSeconds(5);

    /** What ends a recording when the document does not say (§2.3.6). */
    private static final Duration FINAL_SILENCE = Duration.ofSeconds(4);

    private final Record record;
    private final DialogRun run;
    private final ItemRun item;
    private final Place place;
    private final Execution execution;
    private final Session session;
    private Recognition recognition;

    public RecordVisit(Record record, DialogRun run, ItemRun item) {
        this.record = record;
        this.run = run;
        this.item = item;
        this.place = record.parts().place();
        this.execution = run.executionOf(item);
        this.session = run.interpreter().session();
    }

    public void run() throws Flow {
        run.queuePrompts(item);
        ActiveGrammars active = new ActiveGrammars(execution);
        Map<Input.Mode, Integer> local = grammars(active);
        List<QueuedPrompt> prompts = session.prompts().drain();
        Recorded recorded = session.record(prompts, plan(prompts, active), place);
        if (recorded.ending() == Ending.NO_INPUT) {
            throw new VoiceXmlEvent("noinput", null, place);
        }
        if (recorded.match().isPresent()) {
            Input.Match match = recorded.match().get();
            recognition = session.recognition(match, execution, place);
            new InputPhase(run).setLastResult(recognition, place);
            if (match.grammarIndex() >= local.get(match.mode())) {
                // A grammar of the form, the document or a link: the variable stays unfilled.
                active.owner(match).matched(run, item, recognition);
                return;
            }
        }
        fill(recorded);
    }

    /** @return how many of the grammars of each mode are the record's own */
    private Map<Input.Mode, Integer> grammars(ActiveGrammars active) throws VoiceXmlEvent {
        ItemParts parts = record.parts();
        active.add(parts.grammars(), null);
        Map<Input.Mode, Integer> local = new EnumMap<>(Input.Mode.class);
        for (Input.Mode mode : Input.Mode.values()) {
            local.put(mode, active.size(mode));
        }
        if (!record.modal()) {
            active.addLinks(parts.links());
            active.addAround(run.dialog(), run.document());
        }
        return local;
    }

    private RecordingPlan plan(List<QueuedPrompt> prompts, ActiveGrammars active) throws VoiceXmlEvent {
        InputTiming timing = InputPhase.timing(execution, prompts, place);
        Duration maximum = record.maxTime().orElse(session.config().recordMaxTime());
        RecordingRequest request = new RecordingRequest(type(), record.beep(), maximum.plus(MARGIN), recover());
        return new RecordingPlan(
                request,
                maximum,
                Optional.of(record.finalSilence().orElse(FINAL_SILENCE)),
                record.dtmfTerm(),
                active.listening(session.inputModes(execution)),
                timing);
    }

    /** §2.3.6, appendix E: what every platform records. */
    private String type() throws VoiceXmlEvent {
        String type = record.type()
                .map(String::strip)
                .filter(text -> !text.isEmpty())
                .orElse(session.config().recordType());
        return session.recordingType(type, place);
    }

    private Optional<URI> recover() throws VoiceXmlEvent {
        Optional<String> property = execution.properties().get("org.parley.recording.recover");
        if (property.isEmpty() || property.get().isBlank()) {
            return Optional.empty();
        }
        try {
            return Optional.of(execution.base().resolve(property.get().strip()));
        } catch (IllegalArgumentException bad) {
            throw VoiceXmlEvent.semantic("org.parley.recording.recover is no URI: " + property.get(), place);
        }
    }

    private void fill(Recorded recorded) throws Flow {
        Optional<Recording> recording = recorded.recording().filter(made -> made.size() > 0);
        if (recorded.ending() == Ending.HANG_UP) {
            // §2.3.6: what was said until then is in the variable when the handlers run.
            recording.ifPresent(made -> set(made, recorded));
            session.beginFinalProcessing();
            throw new VoiceXmlEvent(VoiceXmlEvent.HANG_UP, null, place);
        }
        if (recording.isEmpty()) {
            throw new VoiceXmlEvent("noinput", null, place);
        }
        set(recording.get(), recorded);
        item.fill(recording.get());
        run.processFilled();
    }

    private void set(Recording recording, Recorded recorded) {
        Map<String, Object> shadow = new LinkedHashMap<>();
        shadow.put("duration", (double) recording.duration().toMillis());
        shadow.put("size", (double) recording.size());
        shadow.put("termchar", termChar(recorded));
        shadow.put("maxtime", recorded.ending() == Ending.MAXIMUM);
        if (recognition != null) {
            shadow.putAll(ItemRun.recognitionProperties(recognition));
        }
        item.shadow(shadow);
        item.set(recording);
    }

    /** One key only: longer input is in {@code application.lastresult$}. */
    private static Object termChar(Recorded recorded) {
        if (recorded.key().isPresent()) {
            return recorded.key().get().toString();
        }
        return recorded.match()
                .filter(match -> match.mode() == Input.Mode.DTMF)
                .map(Input.Match::utterance)
                .filter(keys -> keys.length() == 1)
                .<Object>map(keys -> keys)
                .orElse(Undefined.UNDEFINED);
    }
}
