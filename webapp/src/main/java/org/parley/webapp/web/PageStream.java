package org.parley.webapp.web;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The events of one open page (HTML standard, section 9.2). Nothing waits for a slow browser: what it has not taken is kept,
 * the last state of each kind only.
 */
final class PageStream implements WriteListener {
    private final AsyncContext context;
    private final ServletOutputStream out;
    private final Runnable whenOver;
    private final Map<String, String> pending = new LinkedHashMap<>();
    private boolean over;

    PageStream(AsyncContext context, Runnable whenOver) throws IOException {
        this.context = context;
        this.out = (ServletOutputStream) context.getResponse().getOutputStream();
        this.whenOver = whenOver;
    }

    /** Sends the state of something, or only a sign of life for an empty kind. */
    synchronized void send(String kind, String json) {
        pending.put(kind, kind.isEmpty() ? ": \n\n" : "event: " + kind + "\ndata: " + json + "\n\n");
        write();
    }

    @Override
    public synchronized void onWritePossible() {
        write();
    }

    private void write() {
        try {
            while (!over && out.isReady() && !pending.isEmpty()) {
                String text = String.join("", pending.values());
                pending.clear();
                out.write(text.getBytes(StandardCharsets.UTF_8));
                if (out.isReady()) {
                    out.flush();
                }
            }
        } catch (IOException | IllegalStateException gone) {
            close();
        }
    }

    @Override
    public void onError(Throwable gone) {
        close();
    }

    /** Ends the stream; the page may open another. */
    void close() {
        synchronized (this) {
            if (over) {
                return;
            }
            over = true;
        }
        whenOver.run();
        try {
            context.complete();
        } catch (IllegalStateException completed) {
            // the browser has gone, and the server has noticed it first
        }
    }
}
