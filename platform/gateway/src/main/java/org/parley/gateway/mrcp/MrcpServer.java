package org.parley.gateway.mrcp;

import java.net.InetAddress;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import javax.net.ssl.SSLContext;

/**
 * A speech server, as the configuration knows it.
 *
 * @param name for logs and caches
 * @param uri whom to INVITE, for instance {@code sip:unimrcp@192.0.2.7:8060;transport=udp}
 * @param addresses its own addresses: control channels and audio that lead elsewhere are refused
 * @param tls control channels go over TLS, when given
 * @param timeout of the INVITE, of connecting and of each request
 */
public record MrcpServer(String name, String uri, Set<InetAddress> addresses, Optional<Tls> tls, Duration timeout) {

    /**
     * @param context whose certificates are believed
     * @param host that the server's certificate must be for
     */
    public record Tls(SSLContext context, String host) {}
}
