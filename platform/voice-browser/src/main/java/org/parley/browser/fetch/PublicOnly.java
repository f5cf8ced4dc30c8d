package org.parley.browser.fetch;

import com.github.mizosoft.methanol.CacheControl;
import com.github.mizosoft.methanol.Methanol;
import com.github.mizosoft.methanol.ResponseBuilder;
import com.github.mizosoft.methanol.TrackedResponse;
import java.io.IOException;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/**
 * Stands between the HTTP cache and the network and lets the cache keep nothing that belongs to one caller.
 *
 * <p>The library's cache is a private one (RFC 9111 §1): it would keep {@code private} responses and, by the heuristic of
 * §4.2.2, those with nothing but a Last-Modified, and hand them to every call. So a response is shown to it as {@code
 * no-store} unless it says {@code public} and sets no cookie. Immutable ones are withheld too: {@link ResourceCache} has
 * them. What the server really said travels in {@link #SAID}.
 */
final class PublicOnly implements Methanol.Interceptor {
    static final String SAID = "Parley-Server-Cache-Control";

    @Override
    public <T> HttpResponse<T> intercept(HttpRequest request, Chain<T> chain) throws IOException, InterruptedException {
        return guard(chain.forward(request));
    }

    @Override
    public <T> CompletableFuture<HttpResponse<T>> interceptAsync(HttpRequest request, Chain<T> chain) {
        return chain.forwardAsync(request).thenApply(PublicOnly::guard);
    }

    private static <T> HttpResponse<T> guard(HttpResponse<T> response) {
        ResponseBuilder<T> guarded = ResponseBuilder.from(response).removeHeader(SAID);
        List<String> said = response.headers().allValues("Cache-Control");
        if (!said.isEmpty()) {
            guarded.setHeader(SAID, String.join(", ", said));
        }
        CacheControl control = parse(response.headers(), "Cache-Control");
        if (!isShareable(response.headers(), control) || isImmutable(control)) {
            guarded.setHeader("Cache-Control", "no-store");
        }
        return response instanceof TrackedResponse ? guarded.buildTrackedResponse() : guarded.build();
    }

    static boolean isShareable(HttpHeaders headers, CacheControl control) {
        return control.isPublic()
                && !control.isPrivate()
                && !control.noStore()
                && headers.firstValue("Set-Cookie").isEmpty();
    }

    static boolean isImmutable(CacheControl control) {
        return control.directives().containsKey("immutable") && control.maxAge().isPresent() && !control.noCache();
    }

    /** The directives; none when they cannot be read, so that nothing is kept. */
    static CacheControl parse(HttpHeaders headers, String name) {
        try {
            return CacheControl.parse(headers.allValues(name));
        } catch (IllegalArgumentException malformed) {
            return CacheControl.empty();
        }
    }
}
