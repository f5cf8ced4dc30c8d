package org.parley.browser.vxml.internal.input;

import org.parley.browser.platform.PlatformEvent;

/** What reaches a dialog's thread from outside. */
public sealed interface Signal {
    record FromPlatform(PlatformEvent event) implements Signal {}

    /** Call control lets the prepared dialog speak. */
    record Start() implements Signal {}

    /** Call control has an event thrown, at the wait that is going on or the next one. */
    record Thrown(String event, String message) implements Signal {}

    /** Something that the dialog's thread waits for has happened elsewhere. */
    record Woken() implements Signal {}

    /** Call control ends the dialog; unless immediately, as a hang-up would. */
    record Terminate(boolean immediately) implements Signal {}
}
