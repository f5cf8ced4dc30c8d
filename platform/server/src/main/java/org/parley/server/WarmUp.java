package org.parley.server;

import java.util.List;
import org.parley.browser.VoicePlatform;
import org.parley.browser.text.TextCall;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Text calls before the telephones are let in, so that the first caller does not wait for classes to be loaded and
 * templates, grammars and prompts to be read. They look into menus and greetings and leave no trace in mailboxes: nobody
 * logs in, nothing is recorded, time stands still for them.
 */
final class WarmUp {
    private static final Logger LOG = LoggerFactory.getLogger(WarmUp.class);

    private final VoicePlatform platform;
    private final List<Visit> visits;

    /**
     * One call: a number and what is pressed there before it hangs up.
     *
     * @param keys may be empty
     */
    record Visit(String called, String keys) {}

    WarmUp(VoicePlatform platform, List<Visit> visits) {
        this.platform = platform;
        this.visits = visits;
    }

    /** Makes the calls, one after the other. A failure costs nothing but the warmth. */
    void run() {
        try {
            for (Visit visit : visits) {
                try (TextCall call = TextCall.open(platform, visit.called(), "", line -> {})) {
                    call.press(visit.keys());
                }
            }
        } catch (RuntimeException e) {
            LOG.warn("the warm-up failed; the first callers will wait a little longer", e);
        }
    }
}
