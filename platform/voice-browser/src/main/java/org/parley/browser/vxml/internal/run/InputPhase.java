package org.parley.browser.vxml.internal.run;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.parley.browser.script.Scope;
import org.parley.browser.script.ScriptException;
import org.parley.browser.script.Undefined;
import org.parley.browser.trace.CallTrace;
import org.parley.browser.vxml.internal.element.Choice;
import org.parley.browser.vxml.internal.element.Field;
import org.parley.browser.vxml.internal.element.Place;
import org.parley.browser.vxml.internal.element.Prompt;
import org.parley.browser.vxml.internal.input.Input;
import org.parley.browser.vxml.internal.input.InputTiming;
import org.parley.browser.vxml.internal.prompt.QueuedPrompt;

/** The collect phase of an item: its prompts, the grammars that listen, the result (appendix C). */
final class InputPhase {
    private static final String LAST_RESULT = "lastresult$";

    private final DialogRun run;

    InputPhase(DialogRun run) {
        this.run = run;
    }

    /** §4.1.6: of the prompts whose cond is true, those of the highest count that the counter has reached. */
    void queuePrompts(ItemRun item, boolean wanted) throws Flow {
        if (!wanted) {
            return;
        }
        Execution execution = run.executionOf(item);
        List<Prompt> candidates = new ArrayList<>();
        int count = 0;
        for (Prompt prompt : item.item().parts().prompts()) {
            if (prompt.count() <= item.promptCounter() && prompt.isWanted(execution)) {
                candidates.add(prompt);
                count = Math.max(count, prompt.count());
            }
        }
        for (Prompt prompt : candidates) {
            if (prompt.count() == count) {
                execution.queue(prompt);
            }
        }
        item.countPrompt();
    }

    void collect(ItemRun item, Field field, List<Choice> choices, boolean modal) throws Flow {
        Execution execution = run.executionOf(item);
        ActiveGrammars active = new ActiveGrammars(execution);
        if (field != null) {
            active.add(field.parts().grammars(), field);
        }
        for (Choice choice : choices) {
            active.add(choice.grammars(), choice);
        }
        active.addLinks(item.item().parts().links());
        if (!modal) {
            active.addAround(run.dialog(), run.document());
        }
        Place place = item.item().parts().place();
        if (active.isEmpty()) {
            throw VoiceXmlEvent.semantic("an input is to be collected, and no grammar is active", place);
        }
        InputProperties.check(execution.properties(), place);
        Session session = run.interpreter().session();
        if (execution.properties().get("recordutterance").filter("true"::equals).isPresent()) {
            session.utteranceType(execution.properties(), place);
        }
        List<QueuedPrompt> prompts = session.prompts().drain();
        InputTiming timing = timing(execution, prompts, place);
        Input input = session.collect(prompts, active.listening(session.inputModes(execution)), timing, place);
        if (input instanceof Input.NoInput) {
            throw new VoiceXmlEvent("noinput", null, place);
        }
        if (input instanceof Input.TooLong) {
            throw new VoiceXmlEvent("maxspeechtimeout", null, place);
        }
        boolean confidential = execution
                .properties()
                .get(CallTrace.CONFIDENTIAL)
                .filter("true"::equals)
                .isPresent();
        if (input instanceof Input.NoMatch missed) {
            trace("no match", missed.mode(), missed.utterance(), confidential);
            Map<String, Object> extra = session.aboutInput(missed.mode(), execution, place);
            setLastResult(
                    new Recognition(
                            missed.mode(),
                            missed.utterance(),
                            Undefined.UNDEFINED,
                            missed.confidence(),
                            extra,
                            List.of()),
                    place);
            throw new VoiceXmlEvent("nomatch", null, place);
        }
        Input.Match match = (Input.Match) input;
        trace("match", match.mode(), match.utterance(), confidential);
        Recognition recognition = session.recognition(match, execution, place);
        setLastResult(recognition, place);
        active.owner(match).matched(run, item, recognition);
    }

    /** Keys of menus are shown, what is entered is not: see {@link CallTrace#keys}. */
    private static void trace(String what, Input.Mode mode, String utterance, boolean confidential) {
        boolean keys = mode == Input.Mode.DTMF;
        CallTrace.VOICEXML.note("{}: {}", what, keys ? CallTrace.keys(utterance, confidential) : "words");
    }

    /** §4.1.7: the timeout of the last prompt queued counts, else the property. */
    static InputTiming timing(Execution execution, List<QueuedPrompt> prompts, Place place) throws VoiceXmlEvent {
        PropertyScope properties = execution.properties();
        Duration timeout = properties.duration("timeout", place).orElse(Duration.ofSeconds(5));
        if (!prompts.isEmpty()) {
            timeout = prompts.get(prompts.size() - 1).timeout().orElse(timeout);
        }
        String termChar = properties.get("termchar").orElse("");
        return new InputTiming(
                timeout,
                properties.duration("interdigittimeout", place).orElse(Duration.ofSeconds(3)),
                properties.duration("termtimeout", place).orElse(Duration.ZERO),
                termChar.isEmpty() ? Optional.empty() : Optional.of(termChar.charAt(0)),
                properties.duration("maxspeechtimeout", place).orElse(Duration.ofSeconds(60)),
                properties.fraction("confidencelevel", place).orElse(0.5),
                InputProperties.maxNBest(properties, place));
    }

    /** §5.1.5: the array and, on it, the properties of its first element. */
    void setLastResult(Recognition recognition, Place place) throws VoiceXmlEvent {
        Scope application = run.document().root().scope();
        Map<String, Object> first = ItemRun.recognitionProperties(recognition);
        List<Map<String, Object>> all = new ArrayList<>(List.of(first));
        recognition.others().forEach(other -> all.add(ItemRun.recognitionProperties(other)));
        application.declare(LAST_RESULT, all);
        try {
            for (String property : first.keySet()) {
                application.assign(LAST_RESULT + "." + property, application.evaluate(LAST_RESULT + "[0]." + property));
            }
        } catch (ScriptException broken) {
            throw VoiceXmlEvent.semantic(broken.getMessage(), place);
        }
    }
}
