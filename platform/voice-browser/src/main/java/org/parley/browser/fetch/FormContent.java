package org.parley.browser.fetch;

import com.github.mizosoft.methanol.MediaType;
import com.github.mizosoft.methanol.MultipartBodyPublisher;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import org.parley.browser.fetch.FetchRequest.Field;
import org.parley.browser.fetch.FetchRequest.RecordingField;
import org.parley.browser.fetch.FetchRequest.TextField;
import org.parley.browser.platform.Recording;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The fields of a submit as a body that can be sent any number of times.
 *
 * @param mediaType value of the Content-Type header
 */
record FormContent(String mediaType, BodyPublisher publisher) {
    private static final Logger log = LoggerFactory.getLogger(FormContent.class);

    static FormContent of(FetchRequest request) throws FetchException {
        return switch (request.encoding()) {
            case URLENCODED ->
                new FormContent(
                        "application/x-www-form-urlencoded", BodyPublishers.ofString(encoded(request.fields())));
            case MULTIPART -> multipart(request.fields());
            case RAW -> raw(request.fields());
        };
    }

    private static FormContent raw(List<Field> fields) throws FetchException {
        if (fields.size() == 1 && fields.get(0) instanceof RecordingField audio) {
            return new FormContent(audio.recording().mediaType(), stream(audio.recording()));
        }
        if (fields.size() == 1 && fields.get(0) instanceof TextField text) {
            return new FormContent(text.name() + "; charset=utf-8", BodyPublishers.ofString(text.value()));
        }
        throw new FetchException(
                "error.badfetch", 0, "A raw body is one recording or text, not " + fields.size() + " fields", null);
    }

    /** The address of a GET: its fields appended to the query (HTML 4.01 §17.13.3.4). */
    static URI withQuery(URI uri, List<Field> fields) throws FetchException {
        if (fields.isEmpty()) {
            return uri;
        }
        String text = uri.toString();
        return URI.create(
                text + (uri.getRawQuery() == null ? "?" : uri.getRawQuery().isEmpty() ? "" : "&") + encoded(fields));
    }

    private static String encoded(List<Field> fields) throws FetchException {
        for (Field field : fields) {
            if (field instanceof RecordingField) {
                throw new FetchException(
                        "error.badfetch",
                        0,
                        "Field '" + field.name() + "' is a recording: submit it by POST as multipart/form-data",
                        null);
            }
        }
        return fields.stream()
                .map(field -> encode(field.name()) + "=" + encode(((TextField) field).value()))
                .collect(Collectors.joining("&"));
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    /** RFC 7578. Recordings are streamed from where the platform keeps them. */
    private static FormContent multipart(List<Field> fields) {
        if (fields.isEmpty()) {
            return new FormContent("application/x-www-form-urlencoded", BodyPublishers.noBody());
        }
        MultipartBodyPublisher.Builder form = MultipartBodyPublisher.newBuilder();
        for (Field field : fields) {
            if (field instanceof RecordingField audio) {
                String mediaType = audio.recording().mediaType();
                form.formPart(
                        field.name(),
                        field.name() + (mediaType.contains("wav") ? ".wav" : ".ul"),
                        stream(audio.recording()),
                        MediaType.parse(mediaType));
            } else {
                form.textPart(field.name(), ((TextField) field).value(), StandardCharsets.UTF_8);
            }
        }
        MultipartBodyPublisher body = form.build();
        return new FormContent(body.mediaType().toString(), body);
    }

    private static BodyPublisher stream(Recording recording) {
        return recording.size() == 0
                ? BodyPublishers.noBody()
                : BodyPublishers.fromPublisher(BodyPublishers.ofInputStream(() -> open(recording)), recording.size());
    }

    /** The client turns the null into an IOException of the exchange; thrown exceptions would be lost on its thread. */
    private static InputStream open(Recording recording) {
        try {
            return recording.open();
        } catch (IOException unreadable) {
            log.error(
                    "A recording of {} bytes cannot be read for its submit: {}",
                    recording.size(),
                    unreadable.toString());
            return null;
        }
    }
}
