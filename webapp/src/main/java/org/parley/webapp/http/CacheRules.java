package org.parley.webapp.http;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.IOException;
import java.util.Locale;

/** Makes every response {@code no-store} that does not declare itself {@code public}: caches are shared by callers. */
public final class CacheRules implements Filter {
    private static final String HEADER = "Cache-Control";
    private static final String NO_STORE = "no-store";

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        chain.doFilter(request, new Guarded((HttpServletResponse) response));
    }

    private static final class Guarded extends HttpServletResponseWrapper {

        Guarded(HttpServletResponse response) {
            super(response);
            super.setHeader(HEADER, NO_STORE);
        }

        @Override
        public void setHeader(String name, String value) {
            super.setHeader(name, name.equalsIgnoreCase(HEADER) ? allowed(value) : value);
        }

        @Override
        public void addHeader(String name, String value) {
            if (name.equalsIgnoreCase(HEADER)) {
                super.setHeader(name, allowed(value));
            } else {
                super.addHeader(name, value);
            }
        }

        @Override
        public void reset() {
            super.reset();
            super.setHeader(HEADER, NO_STORE);
        }

        private static String allowed(String value) {
            return value != null && value.toLowerCase(Locale.ROOT).contains("public") ? value : NO_STORE;
        }
    }
}
