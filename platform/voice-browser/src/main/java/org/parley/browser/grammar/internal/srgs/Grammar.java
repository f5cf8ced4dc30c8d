package org.parley.browser.grammar.internal.srgs;

import java.net.URI;
import java.util.List;
import java.util.Map;

/**
 * One grammar document (SRGS 1.0 §4).
 *
 * @param source where it came from
 * @param language of the tokens, unless they have one of their own (§4.5); empty in a DTMF grammar
 * @param root name of the root rule; empty when it declares none
 * @param tagFormat as declared; empty when it declares none
 * @param headerTags tags before the first rule (§4.8), in order
 * @param rules by name, in document order
 */
public record Grammar(
        URI source,
        Mode mode,
        String language,
        String root,
        String tagFormat,
        List<String> headerTags,
        Map<String, Rule> rules) {

    /** What the tokens are (§4.6). */
    public enum Mode {
        VOICE,
        DTMF
    }
}
