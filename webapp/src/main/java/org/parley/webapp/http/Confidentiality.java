package org.parley.webapp.http;

import jakarta.servlet.http.HttpServletRequest;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;

/** Whether somebody on the way could read what a browser and this server say to each other. */
public final class Confidentiality {
    /** What proxies add. With one of them a connection from this machine says nothing about where the browser is. */
    private static final List<String> OF_PROXIES =
            List.of("X-Forwarded-For", "X-Forwarded-Proto", "X-Real-IP", "Forwarded", "Via");

    private Confidentiality() {}

    /** Whether a secret may be sent: over TLS, or without leaving this machine. */
    public static boolean holds(HttpServletRequest request) {
        return request.isSecure() || isFromThisMachine(request);
    }

    /** Whether the request was made on this machine, and not handed on by a proxy that runs on it. */
    public static boolean isFromThisMachine(HttpServletRequest request) {
        try {
            return InetAddress.getByName(request.getRemoteAddr()).isLoopbackAddress()
                    && OF_PROXIES.stream().allMatch(header -> request.getHeader(header) == null);
        } catch (UnknownHostException notAnAddress) {
            throw new IllegalStateException("Tomcat gave an address that is none", notAnAddress);
        }
    }
}
