/** Recorded sound in the database as shared, counted, immutable chunks of µ-law, and its WAV form for programs and browsers. */
package org.parley.webapp.audio;
