package org.parley.browser.vxml.internal.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.parley.browser.grammar.CompiledGrammar;
import org.parley.browser.grammar.DtmfGrammar;
import org.parley.browser.grammar.VoiceGrammar;
import org.parley.browser.vxml.internal.element.Choice;
import org.parley.browser.vxml.internal.element.Dialog;
import org.parley.browser.vxml.internal.element.GrammarElement;
import org.parley.browser.vxml.internal.element.GrammarOwner;
import org.parley.browser.vxml.internal.element.Link;
import org.parley.browser.vxml.internal.element.Place;
import org.parley.browser.vxml.internal.input.Input;
import org.parley.browser.vxml.internal.input.Listening;

/**
 * The grammars that listen, in order of precedence: item, form, document, root document, the platform's own (VoiceXML 2.0
 * §3.1.4).
 */
final class ActiveGrammars {
    private static final List<String> UNIVERSALS = List.of("help", "cancel", "exit");

    private final Execution execution;
    private final List<ActiveGrammar> keys = new ArrayList<>();
    private final List<ActiveGrammar> words = new ArrayList<>();

    ActiveGrammars(Execution execution) {
        this.execution = execution;
    }

    void add(List<GrammarElement> elements, GrammarOwner owner) throws VoiceXmlEvent {
        for (GrammarElement element : elements) {
            CompiledGrammar grammar = element.compile(execution);
            if (grammar instanceof VoiceGrammar voice) {
                execution.requireUnderstood(voice, element.place());
            }
            (grammar instanceof DtmfGrammar ? keys : words).add(new ActiveGrammar(grammar, owner));
        }
    }

    void addLinks(List<Link> links) throws VoiceXmlEvent {
        for (Link link : links) {
            add(link.grammars(), link);
        }
    }

    /** The form's own, then what is active in its whole document and application. */
    void addAround(Dialog dialog, DocumentContext document) throws VoiceXmlEvent {
        add(dialog.grammars(), dialog);
        addLinks(dialog.links());
        addDocument(document, dialog);
        if (document.application() != null) {
            addDocument(document.application(), dialog);
        }
        addUniversals();
    }

    private void addDocument(DocumentContext document, Dialog active) throws VoiceXmlEvent {
        addLinks(document.document().links());
        for (Dialog dialog : document.document().dialogs()) {
            if (dialog == active) {
                continue;
            }
            add(dialog.documentGrammars(), elsewhere(dialog, dialog));
            for (Choice choice : dialog.documentChoices()) {
                add(choice.grammars(), elsewhere(dialog, choice));
            }
        }
    }

    private static GrammarOwner elsewhere(Dialog dialog, GrammarOwner owner) {
        return (run, item, recognition) -> {
            throw new DialogFlow(run.interpreter().targetOf(dialog, new Carried(owner, recognition), run.execution()));
        };
    }

    /** §6.3.6: the platform's words for help, cancel and exit, as far as the property wants them. */
    private void addUniversals() throws VoiceXmlEvent {
        List<String> wanted = List.of(
                execution.properties().get("universals").orElse("none").strip().split("\\s+"));
        for (String universal : UNIVERSALS) {
            if (wanted.contains("all") || wanted.contains(universal)) {
                Place place = execution.item().parts().place();
                add(List.of(GrammarElement.words(place, universal, universal, false)), (run, item, recognition) -> {
                    throw new VoiceXmlEvent(universal, null, place);
                });
            }
        }
    }

    /** @param modes the modes of input that are switched on */
    Listening listening(Set<Input.Mode> modes) {
        return new Listening(
                keys.stream().map(each -> (DtmfGrammar) each.grammar()).toList(),
                words.stream().map(each -> (VoiceGrammar) each.grammar()).toList(),
                modes.contains(Input.Mode.DTMF),
                modes.contains(Input.Mode.VOICE));
    }

    /** How many there are of a mode. */
    int size(Input.Mode mode) {
        return of(mode).size();
    }

    boolean isEmpty() {
        return keys.isEmpty() && words.isEmpty();
    }

    GrammarOwner owner(Input.Match match) {
        return of(match.mode()).get(match.grammarIndex()).owner();
    }

    private List<ActiveGrammar> of(Input.Mode mode) {
        return mode == Input.Mode.DTMF ? keys : words;
    }
}
