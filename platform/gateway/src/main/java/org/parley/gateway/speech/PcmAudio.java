package org.parley.gateway.speech;

/**
 * Mono linear audio.
 *
 * @param samples 16 bits each; not copied, read only
 * @param rate samples per second
 */
public record PcmAudio(short[] samples, int rate) {}
