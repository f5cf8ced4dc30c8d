package org.parley.browser.ccxml.internal.document;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * What {@code <dialogprepare>} and {@code <dialogstart>} name (CCXML 1.0 §7.2).
 *
 * @param src as written, to be resolved against the document
 * @param post whether the first document is asked for by POST
 * @param submitted the namelist's values, sent with the request
 * @param parameters the values that the dialog can read
 */
public record DialogSource(
        String src,
        String type,
        boolean post,
        Map<String, Object> submitted,
        Map<String, Object> parameters,
        Optional<Duration> maxAge,
        Optional<Duration> maxStale) {}
