package org.parley.browser.ccxml.internal.document;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * What {@code <dialogprepare>} and {@code <dialogstart>} name (CCXML 1.0 §7.2).
 *
 * @param src as written, to be resolved against the document
 * @param post whether the first document is asked for by POST
 * @param multipart whether that is a POST of multipart/form-data
 * @param submitted the namelist's values, sent with the request
 * @param parameters the values that the dialog can read
 * @param hints likewise, meant for the platform
 */
public record DialogSource(
        String src,
        String type,
        boolean post,
        boolean multipart,
        Map<String, Object> submitted,
        Map<String, Object> parameters,
        Map<String, Object> hints,
        Optional<Duration> maxAge,
        Optional<Duration> maxStale) {}
