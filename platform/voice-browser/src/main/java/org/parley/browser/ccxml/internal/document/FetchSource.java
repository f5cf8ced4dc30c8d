package org.parley.browser.ccxml.internal.document;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * What {@code <fetch>} and {@code <createccxml>} ask for (CCXML 1.0 §6.2).
 *
 * @param next as written, to be resolved against the document
 * @param script whether a script is wanted rather than a CCXML document
 */
public record FetchSource(
        String next,
        boolean script,
        boolean post,
        boolean multipart,
        Map<String, Object> values,
        Optional<Duration> timeout,
        Optional<Duration> maxAge,
        Optional<Duration> maxStale) {}
