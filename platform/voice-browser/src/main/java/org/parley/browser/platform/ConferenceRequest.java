package org.parley.browser.platform;

import java.util.Map;

/**
 * A conference to be made (CCXML 1.0 §10.5, {@code <createconference>}).
 *
 * @param conferenceId unique in the process
 * @param name as documents call it; empty for none
 * @param reservedTalkers places that must be kept for parties that speak
 * @param reservedListeners likewise for parties that only listen
 */
public record ConferenceRequest(
        String conferenceId, String name, int reservedTalkers, int reservedListeners, Map<String, String> hints) {}
