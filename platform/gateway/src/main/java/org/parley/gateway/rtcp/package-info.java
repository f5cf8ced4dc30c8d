/**
 * Reports about RTP streams (RTCP, RFC 3550 §6): what is in a compound packet, and how one is written. Bytes in, values out;
 * nothing here knows sockets, calls or ciphers.
 */
package org.parley.gateway.rtcp;
