package org.parley.server;

import jakarta.servlet.AsyncContext;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import java.util.function.Consumer;
import org.parley.browser.VoicePlatform;
import org.parley.browser.text.TextCall;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One text call whose lines stream into an HTTP answer. */
final class StreamedCall {
    private static final Logger LOG = LoggerFactory.getLogger(StreamedCall.class);

    private final String id = UUID.randomUUID().toString();
    private final AsyncContext answer;
    private final Consumer<String> whenOver;
    private TextCall call;
    private boolean over;

    StreamedCall(AsyncContext answer, Consumer<String> whenOver) {
        this.answer = answer;
        this.whenOver = whenOver;
    }

    String id() {
        return id;
    }

    synchronized void begin(VoicePlatform platform, String called, String from) {
        call = TextCall.open(platform, called, from, this::print);
        call.ended().whenComplete((nothing, failure) -> finish());
    }

    synchronized void input(String line) {
        call.input(line);
    }

    synchronized void close() {
        if (call != null) {
            call.close();
        }
    }

    /** Lines come from any thread; when the terminal has gone the call is hung up. */
    private void print(String line) {
        synchronized (answer) {
            if (over) {
                return;
            }
            try {
                answer.getResponse().getOutputStream().write((line + "\n").getBytes(StandardCharsets.UTF_8));
                answer.getResponse().flushBuffer();
                return;
            } catch (IOException gone) {
                LOG.info("the terminal of text call {} has gone: {}", id, gone.toString());
                over = true;
            }
        }
        new Thread(this::close, "text-call-hangup").start();
    }

    private void finish() {
        whenOver.accept(id);
        synchronized (answer) {
            if (!over) {
                over = true;
            }
            answer.complete();
        }
    }
}
