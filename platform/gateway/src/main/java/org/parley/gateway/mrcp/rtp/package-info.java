/**
 * Audio between us and speech servers: RTP of G.711 (RFC 3550, RFC 3551), from and to the negotiated address only. Calls'
 * own streams are in {@link org.parley.gateway.media}.
 */
package org.parley.gateway.mrcp.rtp;
