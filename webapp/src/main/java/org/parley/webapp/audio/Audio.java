package org.parley.webapp.audio;

/**
 * A stored sound: headerless G.711 µ-law, 8 kHz, mono, one byte a sample.
 *
 * @param sizeBytes its length in bytes, which are samples
 */
public record Audio(long id, int sizeBytes, int durationMs) {}
