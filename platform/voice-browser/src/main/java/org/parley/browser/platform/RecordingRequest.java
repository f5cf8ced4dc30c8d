package org.parley.browser.platform;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/**
 * How to record.
 *
 * @param mediaType wanted format, {@code audio/basic} or {@code audio/x-wav}
 * @param beep whether a tone is played just before
 * @param limit safety bound; the browser's own timer normally ends the recording earlier
 * @param recover where the platform delivers the recording by POST if the browser never submits it: the value of the
 *     property {@code org.parley.recording.recover}; without it an unsubmitted recording is discarded
 */
public record RecordingRequest(String mediaType, boolean beep, Duration limit, Optional<URI> recover) {}
