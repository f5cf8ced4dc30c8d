package org.parley.gateway.sip;

import java.net.InetAddress;
import java.time.Duration;
import java.util.Optional;

/**
 * Settings of a {@link SipEndpoint}. Start from {@link #of}.
 *
 * @param address to bind to, may be the wildcard
 * @param port the same for UDP and TCP; 0 takes any that is free in both
 * @param advertised address that goes into Contact, Via and SDP instead of the one we are bound to
 * @param threads that run the calls' own work; the stack has as many again for what arrives
 * @param tls without it SIP over TLS is not spoken
 * @param ackLimit how long a 200 is repeated before the call is given up (RFC 3261 §13.3.1.4: 64·T1)
 * @param sessionExpires a session is refreshed before that time, or ended (RFC 4028); at least 90 s
 * @param secretPrefix what is dialled behind it is not written to logs; empty for none
 */
public record SipConfig(
        InetAddress address,
        int port,
        Optional<InetAddress> advertised,
        int threads,
        Duration ackLimit,
        Optional<SipTls> tls,
        Duration sessionExpires,
        String secretPrefix) {
    /** RFC 4028 §4. */
    private static final Duration LEAST_EXPIRES = Duration.ofSeconds(90);

    public SipConfig {
        if (port < 0 || port > 65535) {
            throw new IllegalArgumentException("SIP port " + port + ": give 0 (any) to 65535");
        }
        if (threads < 1) {
            throw new IllegalArgumentException("SIP threads " + threads + ": give at least 1");
        }
        if (sessionExpires.compareTo(LEAST_EXPIRES) < 0) {
            throw new IllegalArgumentException("SIP session-expires " + sessionExpires + ": give at least 90 s");
        }
    }

    public static SipConfig of(InetAddress address, int port) {
        return new SipConfig(
                address,
                port,
                Optional.empty(),
                Math.max(2, Runtime.getRuntime().availableProcessors()),
                Duration.ofSeconds(32),
                Optional.empty(),
                Duration.ofMinutes(30),
                "");
    }

    public SipConfig withAdvertised(InetAddress value) {
        return new SipConfig(address, port, Optional.of(value), threads, ackLimit, tls, sessionExpires, secretPrefix);
    }

    public SipConfig withThreads(int value) {
        return new SipConfig(address, port, advertised, value, ackLimit, tls, sessionExpires, secretPrefix);
    }

    public SipConfig withAckLimit(Duration value) {
        return new SipConfig(address, port, advertised, threads, value, tls, sessionExpires, secretPrefix);
    }

    public SipConfig withTls(SipTls value) {
        return new SipConfig(
                address, port, advertised, threads, ackLimit, Optional.of(value), sessionExpires, secretPrefix);
    }

    public SipConfig withSessionExpires(Duration value) {
        return new SipConfig(address, port, advertised, threads, ackLimit, tls, value, secretPrefix);
    }

    public SipConfig withSecretPrefix(String value) {
        return new SipConfig(address, port, advertised, threads, ackLimit, tls, sessionExpires, value);
    }
}
