package org.parley.webapp.http;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.concurrent.TimeUnit;

/** Times the requests of a connector by the class of their answer. */
public final class RequestTimer implements Filter {
    private static final int CLASSES = 6;
    private final Timer[] timers = new Timer[CLASSES];

    public RequestTimer(MeterRegistry registry, String connector) {
        for (int i = 1; i < CLASSES; i++) {
            timers[i] = Timer.builder("parley.http.requests")
                    .description("Requests served")
                    .tag("connector", connector)
                    .tag("status", i + "xx")
                    .register(registry);
        }
    }

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        long start = System.nanoTime();
        boolean failed = true;
        try {
            chain.doFilter(request, response);
            failed = false;
        } finally {
            int status = failed ? 500 : ((HttpServletResponse) response).getStatus();
            timers[Math.min(Math.max(status / 100, 1), CLASSES - 1)].record(
                    System.nanoTime() - start, TimeUnit.NANOSECONDS);
        }
    }
}
