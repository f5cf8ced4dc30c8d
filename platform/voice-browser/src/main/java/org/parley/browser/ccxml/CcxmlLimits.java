package org.parley.browser.ccxml;

import java.time.Duration;

/**
 * The bounds that keep a session from hanging.
 *
 * @param fetchTimeout on one fetch of a document or script
 * @param session on the whole session
 * @param finalProcessing on what a dialog still does after the end of its connection
 * @param orphan on a session that has neither connection, dialog, fetch nor delayed event left and does not exit
 */
public record CcxmlLimits(Duration fetchTimeout, Duration session, Duration finalProcessing, Duration orphan) {

    /** 7 s, 12 h, 35 s, 60 s. */
    public static CcxmlLimits standard() {
        return new CcxmlLimits(
                Duration.ofSeconds(7), Duration.ofHours(12), Duration.ofSeconds(35), Duration.ofSeconds(60));
    }
}
