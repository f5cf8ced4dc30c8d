package org.parley.webapp.http;

import jakarta.servlet.ServletException;
import java.io.IOException;
import java.net.InetAddress;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.util.NetMask;
import org.apache.catalina.valves.ValveBase;

/**
 * Believes the proxies that the operator named, and nobody else, when they say that the browser came by https ({@code
 * X-Forwarded-Proto}). Such a request is secure, and its session cookie too.
 */
final class TrustedProxies extends ValveBase {
    private static final String PROTOCOL = "X-Forwarded-Proto";

    private final List<NetMask> networks;

    /** @param addresses single ones or networks such as 10.0.0.0/8 */
    TrustedProxies(List<String> addresses) {
        super(true);
        networks = addresses.stream().map(TrustedProxies::network).toList();
    }

    private static NetMask network(String address) {
        try {
            return new NetMask(address);
        } catch (IllegalArgumentException malformed) {
            throw new IllegalArgumentException(
                    "http.trusted-proxies: '" + address + "' is neither an address nor a network such as 10.0.0.0/8",
                    malformed);
        }
    }

    @Override
    public void invoke(Request request, Response response) throws IOException, ServletException {
        if (cameByTls(request) && isTrusted(InetAddress.getByName(request.getRemoteAddr()))) {
            request.setSecure(true);
            request.getCoyoteRequest().scheme().setString("https");
        }
        getNext().invoke(request, response);
    }

    /** Each proxy on the way may have added its word. */
    private static boolean cameByTls(Request request) {
        List<String> said = Collections.list(request.getHeaders(PROTOCOL)).stream()
                .flatMap(line -> Stream.of(line.split(",")))
                .map(String::strip)
                .toList();
        return !said.isEmpty() && said.stream().allMatch("https"::equalsIgnoreCase);
    }

    private boolean isTrusted(InetAddress peer) {
        return networks.stream().anyMatch(network -> network.matches(peer));
    }
}
