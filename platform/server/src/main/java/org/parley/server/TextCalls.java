package org.parley.server;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.parley.browser.VoicePlatform;

/**
 * Text calls over the platform connector. {@code POST /text/calls?called=&from=} opens one: its lines stream back, its id
 * is in the header {@code Call}. {@code POST /text/calls/ID} is a line of input, {@code POST /text/calls/ID/recording}
 * what the caller says (a WAVE file).
 */
final class TextCalls extends HttpServlet implements AutoCloseable {
    private static final long serialVersionUID = 1L;
    private static final int LONGEST_LINE = 4096;
    private static final int LONGEST_RECORDING = 20_000_000;

    private final transient Map<String, StreamedCall> calls = new ConcurrentHashMap<>();
    private transient volatile VoicePlatform platform;

    /** From now on calls are taken. */
    void open(VoicePlatform voicePlatform) {
        platform = voicePlatform;
    }

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String path = Optional.ofNullable(request.getPathInfo()).orElse("/");
        if (path.equals("/")) {
            openCall(request, response);
            return;
        }
        String[] parts = path.substring(1).split("/", -1);
        StreamedCall call = calls.get(parts[0]);
        if (call == null) {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
        } else if (parts.length == 1) {
            byte[] line = request.getInputStream().readNBytes(LONGEST_LINE);
            call.input(new String(line, StandardCharsets.UTF_8).strip());
            response.setStatus(HttpServletResponse.SC_NO_CONTENT);
        } else if (parts.length == 2 && parts[1].equals("recording")) {
            say(call, request, response);
        } else {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
        }
    }

    private void openCall(HttpServletRequest request, HttpServletResponse response) throws IOException {
        VoicePlatform current = platform;
        String called = request.getParameter("called");
        if (current == null || called == null || called.isBlank()) {
            response.sendError(
                    current == null ? HttpServletResponse.SC_SERVICE_UNAVAILABLE : HttpServletResponse.SC_BAD_REQUEST);
            return;
        }
        String from = Optional.ofNullable(request.getParameter("from")).orElse("");
        response.setContentType("text/plain;charset=UTF-8");
        AsyncContext answer = request.startAsync();
        answer.setTimeout(0);
        StreamedCall call = new StreamedCall(answer, calls::remove);
        calls.put(call.id(), call);
        response.setHeader("Call", call.id());
        response.flushBuffer();
        call.begin(current, called, from);
    }

    private static void say(StreamedCall call, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        Path recording = Files.createTempFile("text-call", ".wav");
        try {
            Files.write(recording, request.getInputStream().readNBytes(LONGEST_RECORDING));
            call.input("record " + recording);
        } finally {
            Files.delete(recording);
        }
        response.setStatus(HttpServletResponse.SC_NO_CONTENT);
    }

    @Override
    public void close() {
        platform = null;
        calls.values().forEach(StreamedCall::close);
    }
}
