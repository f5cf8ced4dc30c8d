package org.parley.webapp.platform;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

/**
 * Puts the call that a request belongs to ({@code Parley-Call}) into the log context, and a line into its trace: method,
 * path, status and time. A query or body is never in it, since keys are there.
 */
final class TraceFilter implements Filter {
    private static final Logger TRACE = LoggerFactory.getLogger("org.parley.trace.servlet");

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        HttpServletRequest http = (HttpServletRequest) request;
        String call = http.getHeader("Parley-Call");
        if (call == null || !call.matches("[\\x21-\\x7e]{1,255}")) {
            chain.doFilter(request, response);
            return;
        }
        long start = System.nanoTime();
        try (MDC.MDCCloseable named = MDC.putCloseable("call", call)) {
            chain.doFilter(request, response);
            TRACE.debug(
                    "{} {} {} ({} ms)",
                    http.getMethod(),
                    http.getRequestURI(),
                    ((HttpServletResponse) response).getStatus(),
                    TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start));
        }
    }
}
