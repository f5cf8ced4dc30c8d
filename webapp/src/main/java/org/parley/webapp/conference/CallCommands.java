package org.parley.webapp.conference;

import java.util.Map;

/** Tells a running call what a moderator wants. */
@FunctionalInterface
public interface CallCommands {

    /**
     * Sends an event to the call's document.
     *
     * @param call as in {@link Participant#call()}
     * @return false when there is no such call
     */
    boolean send(String call, String event, Map<String, String> values);
}
