package org.parley.browser.vxml.internal.input;

import java.util.List;
import org.parley.browser.grammar.DtmfGrammar;
import org.parley.browser.grammar.VoiceGrammar;
import org.parley.browser.platform.PlatformEvent;
import org.parley.browser.platform.SpokenGrammar;

/**
 * What listens: grammars of keys and of words, each in order of precedence.
 *
 * @param takesKeys, takesWords the property {@code inputmodes} (VoiceXML 2.0 §6.3.6)
 */
public record Listening(List<DtmfGrammar> keys, List<VoiceGrammar> words, boolean takesKeys, boolean takesWords) {
    public static final Listening NOBODY = new Listening(List.of(), List.of(), true, true);

    public boolean isEmpty() {
        return keys.isEmpty() && words.isEmpty();
    }

    /** What a recogniser can listen for. */
    public List<SpokenGrammar> spoken() {
        if (!takesWords) {
            return List.of();
        }
        return words.stream()
                .filter(grammar -> grammar.srgs().isPresent())
                .map(grammar ->
                        new SpokenGrammar(grammar.language(), grammar.srgs().get()))
                .toList();
    }

    /** Whether somebody who begins to speak may be about to say something that counts. */
    boolean beginsInput(PlatformEvent event) {
        return event instanceof PlatformEvent.SpeechStarted && takesWords && !words.isEmpty();
    }

    /** Input of a mode that is switched off has not happened. */
    boolean ignores(PlatformEvent event) {
        return event instanceof PlatformEvent.KeyPressed && !takesKeys
                || event instanceof PlatformEvent.Spoken && !takesWords;
    }
}
