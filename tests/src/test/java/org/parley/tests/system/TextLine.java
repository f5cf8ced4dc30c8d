package org.parley.tests.system;

import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Iterator;
import java.util.stream.Stream;

/** A text call inside the server, as {@code ./run dial} makes it. */
final class TextLine implements AutoCloseable {
    private static final String CALLS = "/text/calls";
    private static final int RATE = 8_000;

    private final ServerUnderTest server;
    private final String path;
    private final Stream<String> lines;
    private final Iterator<String> heard;

    private TextLine(ServerUnderTest server, HttpResponse<Stream<String>> answer) {
        this.server = server;
        path = CALLS + "/" + answer.headers().firstValue("Call").orElseThrow();
        lines = answer.body();
        heard = lines.iterator();
    }

    static TextLine dial(ServerUnderTest server, String called) throws IOException {
        HttpRequest open = request(server, CALLS + "?called=" + called + "&from=5550109")
                .POST(BodyPublishers.noBody())
                .build();
        return new TextLine(server, server.send(open, BodyHandlers.ofLines()));
    }

    private static HttpRequest.Builder request(ServerUnderTest server, String path) throws IOException {
        String key = Files.readString(server.data().resolve("platform.key")).strip();
        return HttpRequest.newBuilder(server.platformUrl(path)).header("Authorization", "Bearer " + key);
    }

    /** Reads on until words are printed. */
    TextLine hears(String words) {
        while (heard.hasNext()) {
            if (heard.next().contains(words)) {
                return this;
            }
        }
        throw new AssertionError("Not heard: " + words);
    }

    /** A line of input. */
    TextLine types(String line) throws IOException {
        server.send(request(server, path).POST(BodyPublishers.ofString(line)).build(), BodyHandlers.discarding());
        return this;
    }

    /** Speaks after the beep. */
    TextLine says(short[] samples) throws IOException {
        ByteBuffer wav = ByteBuffer.allocate(44 + 2 * samples.length).order(ByteOrder.LITTLE_ENDIAN);
        wav.put("RIFF".getBytes(StandardCharsets.US_ASCII)).putInt(36 + 2 * samples.length);
        wav.put("WAVEfmt ".getBytes(StandardCharsets.US_ASCII))
                .putInt(16)
                .putShort((short) 1)
                .putShort((short) 1);
        wav.putInt(RATE).putInt(2 * RATE).putShort((short) 2).putShort((short) 16);
        wav.put("data".getBytes(StandardCharsets.US_ASCII)).putInt(2 * samples.length);
        for (short sample : samples) {
            wav.putShort(sample);
        }
        server.send(
                request(server, path + "/recording")
                        .POST(BodyPublishers.ofByteArray(wav.array()))
                        .build(),
                BodyHandlers.discarding());
        return this;
    }

    /** Hangs up and reads to the end. */
    void hangsUp() throws IOException {
        types("hangup");
        heard.forEachRemaining(line -> {});
    }

    @Override
    public void close() {
        lines.close();
    }
}
