/**
 * Session descriptions (RFC 4566) and the offer/answer model (RFC 3264), as far as one audio stream of G.711 with
 * telephone events needs them. Text in, values out; no sockets, no SIP.
 */
package org.parley.gateway.sdp;
