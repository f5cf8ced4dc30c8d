/**
 * Codecs that keep a state from packet to packet: G.722 and Opus, from and to the µ-law that the gateway works in, and
 * G.711 in the same shape. Used by one thread each; nothing here knows calls or packets' headers.
 */
package org.parley.gateway.codec;
