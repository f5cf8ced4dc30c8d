package org.parley.browser.ccxml.internal.document;

import java.util.List;
import java.util.Optional;

/**
 * CCXML 1.0 §9.2.
 *
 * @param states any of which the state variable must hold; empty for all
 * @param cond must hold; empty for always
 */
public record Transition(List<String> states, EventPattern event, Optional<String> cond, Block content, int line) {

    /** @param state text of the state variable */
    public boolean fits(String eventName, String state) {
        return event.matches(eventName) && (states.isEmpty() || states.contains(state));
    }

    public void execute(Execution execution) {
        content.execute(execution);
    }
}
