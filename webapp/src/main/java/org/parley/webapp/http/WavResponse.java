package org.parley.webapp.http;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.parley.webapp.audio.StoredAudio;
import org.parley.webapp.audio.WavFile;

/** Sends a stored sound as {@code audio/wav}, whole or the range that was asked for. */
public final class WavResponse {
    private static final int RANGE_NOT_SATISFIABLE = 416;

    private WavResponse() {}

    /**
     * @param fileName offered when the sound is to be saved to a file; empty when it is to be played
     */
    public static void send(
            HttpServletRequest request, HttpServletResponse response, StoredAudio audio, Optional<String> fileName)
            throws IOException {
        WavFile wav = audio.wav();
        String etag = "\"audio-" + audio.name() + "\"";
        response.setHeader("ETag", etag);
        response.setHeader("Accept-Ranges", "bytes");
        fileName.ifPresent(name -> response.setHeader("Content-Disposition", "attachment; filename=\"" + name + "\""));
        if (etag.equals(request.getHeader("If-None-Match"))) {
            response.setStatus(HttpServletResponse.SC_NOT_MODIFIED);
            return;
        }
        String ifRange = request.getHeader("If-Range");
        boolean sameVersion = ifRange == null || ifRange.equals(etag);
        Optional<ByteRange> range =
                sameVersion ? ByteRange.parse(request.getHeader("Range"), wav.size()) : Optional.empty();
        if (range.isPresent() && !range.get().satisfiable()) {
            response.setHeader("Content-Range", "bytes */" + wav.size());
            Json.problem(response, RANGE_NOT_SATISFIABLE, "Range not satisfiable", "The sound is shorter than that");
            return;
        }
        ByteRange part = range.orElse(new ByteRange(0, wav.size()));
        if (range.isPresent()) {
            response.setStatus(HttpServletResponse.SC_PARTIAL_CONTENT);
            response.setHeader("Content-Range", "bytes " + part.from() + "-" + (part.to() - 1) + "/" + wav.size());
        }
        response.setContentType("audio/wav");
        response.setContentLength(part.to() - part.from());
        if (!request.getMethod().equals("HEAD")) {
            wav.write(response.getOutputStream(), part.from(), part.to());
        }
    }
}
