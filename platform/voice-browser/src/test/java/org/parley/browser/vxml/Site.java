package org.parley.browser.vxml;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.parley.browser.fetch.FetchException;
import org.parley.browser.fetch.FetchRequest;
import org.parley.browser.fetch.Fetched;
import org.parley.browser.fetch.Fetcher;

/** A web server in memory: pages by path, and what was asked of it. */
final class Site implements Fetcher {
    static final String ROOT = "http://site.test";

    final List<FetchRequest> requests = new CopyOnWriteArrayList<>();
    private final Map<String, Function<FetchRequest, Object>> pages = new ConcurrentHashMap<>();

    /** A VoiceXML document of this content. */
    Site vxml(String path, String content) {
        return page(path, document("", content));
    }

    /** Likewise a leaf of an application. */
    Site leaf(String path, String application, String content) {
        return page(path, document(" application='" + application + "'", content));
    }

    static String document(String attributes, String content) {
        return "<?xml version='1.0'?>\n<vxml version='2.1' xmlns='http://www.w3.org/2001/vxml'" + attributes + ">"
                + content + "</vxml>";
    }

    Site page(String path, String content) {
        return page(path, request -> content);
    }

    /** Text or bytes; an Integer is a status that fails. */
    Site page(String path, Function<FetchRequest, Object> answer) {
        pages.put(path, answer);
        return this;
    }

    @Override
    public Fetched fetch(FetchRequest request) throws FetchException {
        requests.add(request);
        Function<FetchRequest, Object> page = pages.get(request.uri().getPath());
        Object answer = page == null ? (Object) 404 : page.apply(request);
        if (answer instanceof Integer status) {
            throw new FetchException(
                    "error.badfetch.http." + status,
                    status,
                    status + " " + request.uri().getPath(),
                    null);
        }
        byte[] body = answer instanceof byte[] bytes ? bytes : answer.toString().getBytes(StandardCharsets.UTF_8);
        return new Fetched(request.uri(), 200, "", Optional.empty(), body);
    }

    /** The last request to a path. */
    FetchRequest last(String path) {
        return requests.stream()
                .filter(request -> request.uri().getPath().equals(path))
                .reduce((first, second) -> second)
                .orElseThrow(() -> new AssertionError(path + " was not asked for"));
    }

    boolean wasAsked(String path) {
        return requests.stream().anyMatch(request -> request.uri().getPath().equals(path));
    }

    /** The fields that a request sent, as name=value; a recording as its bytes' number. */
    static List<String> fields(FetchRequest request) {
        return request.fields().stream().map(Site::field).collect(Collectors.toList());
    }

    private static String field(FetchRequest.Field field) {
        if (field instanceof FetchRequest.TextField text) {
            return text.name() + "=" + text.value();
        }
        FetchRequest.RecordingField recording = (FetchRequest.RecordingField) field;
        try (var in = recording.recording().open()) {
            return recording.name() + "=" + in.readAllBytes().length + " bytes";
        } catch (IOException lost) {
            throw new UncheckedIOException(lost);
        }
    }
}
