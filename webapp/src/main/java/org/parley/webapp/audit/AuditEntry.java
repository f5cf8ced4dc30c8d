package org.parley.webapp.audit;

import java.time.Instant;

/**
 * One act.
 *
 * @param act what was done, for instance {@code change user}
 * @param subject whom or what it was done to, for instance an extension
 * @param detail what else there is to tell; never a secret
 */
public record AuditEntry(long id, Instant at, Actor actor, String act, String subject, String detail) {}
