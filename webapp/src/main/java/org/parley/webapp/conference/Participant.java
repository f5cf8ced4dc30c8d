package org.parley.webapp.conference;

import java.time.Instant;

/**
 * A caller who is in a conference now.
 *
 * @param id of the visit
 * @param call names the call; empty when the platform does not tell, then nothing can be done about it
 * @param muted whether the others do not hear it
 * @param talking whether it talks now
 */
public record Participant(
        long id, String call, String caller, String name, Instant joined, boolean muted, boolean talking) {

    Participant of(long visit) {
        return new Participant(visit, call, caller, name, joined, muted, talking);
    }

    Participant muted(boolean mute) {
        return new Participant(id, call, caller, name, joined, mute, talking && !mute);
    }

    Participant talking(boolean talks) {
        return new Participant(id, call, caller, name, joined, muted, talks);
    }
}
