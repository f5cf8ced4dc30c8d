package org.parley.webapp.platform;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.parley.webapp.http.Json;
import org.parley.webapp.secret.KeyedHash;

/** Lets only those through who know the platform key ({@code Authorization: Bearer}). */
public final class PlatformKeyFilter implements Filter {
    private final String expected;

    public PlatformKeyFilter(String key) {
        this.expected = "Bearer " + key;
    }

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        String given = ((HttpServletRequest) request).getHeader("Authorization");
        if (given != null && KeyedHash.equal(expected, given)) {
            chain.doFilter(request, response);
            return;
        }
        HttpServletResponse http = (HttpServletResponse) response;
        http.setHeader("WWW-Authenticate", "Bearer realm=\"parley platform\"");
        Json.problem(http, HttpServletResponse.SC_UNAUTHORIZED, "Unauthorized", "This port needs the platform key");
    }
}
