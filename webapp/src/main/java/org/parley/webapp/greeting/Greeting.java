package org.parley.webapp.greeting;

import org.parley.webapp.audio.StoredAudio;

/**
 * A recorded greeting.
 *
 * @param slot 0 for the default greeting, else the number of a presence
 * @param announceOnly whether callers hear it and cannot leave a message
 */
public record Greeting(int slot, boolean announceOnly, StoredAudio audio) {}
