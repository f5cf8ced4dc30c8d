/**
 * Audio formats: G.711 by tables, WAVE files, resampling to the 8 kHz of telephony. Pure functions on arrays; nothing
 * here knows calls.
 */
package org.parley.gateway.audio;
