/**
 * The far end of audio streams that end in this process: speech servers', and those of callers at pages. RTP of G.711 (RFC
 * 3550, RFC 3551), from and to the negotiated address only. Calls' own streams are in {@link org.parley.gateway.media}.
 */
package org.parley.gateway.rtp;
