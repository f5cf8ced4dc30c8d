/**
 * Recordings on disk from their first frame until the webapp has them. What was named a recovery address survives a
 * crash and is delivered there; the rest is discarded. Nothing here knows mailboxes.
 */
package org.parley.gateway.spool;
