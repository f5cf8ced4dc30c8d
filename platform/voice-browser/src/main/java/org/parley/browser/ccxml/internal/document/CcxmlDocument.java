package org.parley.browser.ccxml.internal.document;

import java.net.URI;
import java.util.List;

/**
 * A document, immutable.
 *
 * @param base what relative addresses are resolved against
 * @param initialisers the {@code <var>} and {@code <script>} children of {@code <ccxml>}, in document order
 * @param scripts all scripts that are fetched with the document
 * @param expired whether it says itself that copies of it must not be used
 * @param processorLine where {@code <eventprocessor>} stands
 * @param stateVariable named by the event processor, or {@code state$}
 */
public record CcxmlDocument(
        URI base,
        Block initialisers,
        List<Script> scripts,
        boolean expired,
        String stateVariable,
        boolean declaresState,
        int processorLine,
        List<Transition> transitions) {

    /** The state variable when the event processor names none (CCXML 1.0 §9.2). */
    public static final String DEFAULT_STATE = "state$";

    /** CCXML 1.0 §6.2: variables and scripts run before the first event. */
    public void initialise(Execution execution) {
        initialisers.execute(execution);
    }
}
