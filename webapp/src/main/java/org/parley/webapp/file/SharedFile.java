package org.parley.webapp.file;

import java.time.Instant;

/**
 * A file that is shared.
 *
 * @param owner extension of who brought it
 */
public record SharedFile(long id, String name, long sizeBytes, String owner, Instant addedAt) {}
