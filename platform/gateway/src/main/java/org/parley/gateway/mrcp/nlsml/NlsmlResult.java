package org.parley.gateway.mrcp.nlsml;

import java.util.List;

/**
 * What a recogniser made of what it heard.
 *
 * @param grammar that matched; empty when it says none
 * @param interpretations best first
 */
public record NlsmlResult(String grammar, List<Interpretation> interpretations) {

    /**
     * @param grammar that matched, also if only the result as a whole says so; empty when none
     * @param confidence 0 to 1
     * @param input what was said, white space made single; empty for no input and no match
     * @param mode of the input: {@code speech}, {@code dtmf} or what it says
     * @param meaning of the instance: a String, or a {@code Map<String, Object>} of elements, lists where one is repeated
     */
    public record Interpretation(String grammar, double confidence, String input, String mode, Object meaning) {}
}
