package org.parley.webapp.conference;

import java.time.Instant;
import java.util.Optional;

/**
 * That somebody is or was in a conference.
 *
 * @param caller the number that called
 * @param name as it came with the call; may be empty
 * @param left empty as long as the caller is in
 */
public record Visit(long id, String caller, String name, Instant joined, Optional<Instant> left) {}
