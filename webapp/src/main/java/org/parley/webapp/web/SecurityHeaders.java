package org.parley.webapp.web;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;

/**
 * Tells browsers to load nothing from elsewhere, run no script but ours, and show the pages in nobody's frame. The style
 * sheets hold a few pictures as {@code data:}, and a recording is heard before it is sent as {@code blob:}.
 */
final class SecurityHeaders implements Filter {
    private static final String POLICY =
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:;"
                    + " media-src 'self' blob:; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    private static final String PERMISSIONS = "Permissions-Policy";
    private static final String OTHERS = ", camera=(), geolocation=()";

    private final Set<String> withMicrophone;

    /** @param withMicrophone paths of the pages that may use the microphone */
    SecurityHeaders(Set<String> withMicrophone) {
        this.withMicrophone = Set.copyOf(withMicrophone);
    }

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        apply((HttpServletResponse) response);
        if (withMicrophone.contains(((HttpServletRequest) request).getRequestURI())) {
            ((HttpServletResponse) response).setHeader(PERMISSIONS, "microphone=(self)" + OTHERS);
        }
        chain.doFilter(request, response);
    }

    static void apply(HttpServletResponse response) {
        response.setHeader("Content-Security-Policy", POLICY);
        response.setHeader(PERMISSIONS, "microphone=()" + OTHERS);
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("Referrer-Policy", "same-origin");
        response.setHeader("X-Frame-Options", "DENY");
        response.setHeader("Cross-Origin-Opener-Policy", "same-origin");
    }
}
