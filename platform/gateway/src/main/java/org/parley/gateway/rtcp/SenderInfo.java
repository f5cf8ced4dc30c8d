package org.parley.gateway.rtcp;

/**
 * What a sender says about its own stream (RFC 3550 §6.4.1).
 *
 * @param ntp when it said so, see {@link NtpTime}
 * @param timestamp the same moment on its RTP clock
 * @param packets sent since the begin, modulo 2<sup>32</sup>
 * @param octets of payload in them, modulo 2<sup>32</sup>
 */
public record SenderInfo(long ntp, int timestamp, int packets, int octets) {}
