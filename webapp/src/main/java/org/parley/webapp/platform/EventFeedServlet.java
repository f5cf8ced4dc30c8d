package org.parley.webapp.platform;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.parley.webapp.event.GatewayEvent;
import org.parley.webapp.event.GatewayEvents;
import org.parley.webapp.mailbox.Mailboxes;
import org.parley.webapp.telephone.MailboxWatchers;

/**
 * {@code GET /gateway/events?after=N}: one JSON object a line, for as long as the gateway listens. Without a number, or
 * when what was missed is kept no longer, the full state comes first, as the events that would lead to it. An empty line
 * now and then says that the connection is alive.
 */
public final class EventFeedServlet extends HttpServlet implements AutoCloseable {
    private static final long serialVersionUID = 1L;
    private static final long BREATH_SECONDS = 10;

    private final transient GatewayEvents events;
    private final transient Mailboxes mailboxes;
    private final transient MailboxWatchers watchers;
    private volatile boolean closed;

    public EventFeedServlet(GatewayEvents events, Mailboxes mailboxes, MailboxWatchers watchers) {
        this.watchers = watchers;
        this.events = events;
        this.mailboxes = mailboxes;
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String after = String.valueOf(request.getParameter("after"));
        long from = after.matches("\\d{1,18}") ? events.resume(Long.parseLong(after)) : -1;
        response.setContentType("application/x-ndjson;charset=UTF-8");
        OutputStream out = response.getOutputStream();
        Semaphore wake = new Semaphore(0);
        Runnable listener = wake::release;
        events.listen(listener);
        try {
            long sent = from < 0 ? state(out) : from;
            out.flush();
            response.flushBuffer();
            while (!closed) {
                sent = news(out, sent);
                if (!wake.tryAcquire(BREATH_SECONDS, TimeUnit.SECONDS)) {
                    line(out, "");
                }
                wake.drainPermits();
                out.flush();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            events.forget(listener);
        }
    }

    private long state(OutputStream out) throws IOException {
        long last = events.last();
        line(out, "{\"n\":" + last + ",\"kind\":\"credential\",\"subject\":\"\"}");
        for (Map.Entry<String, List<String>> mailbox : watchers.all().entrySet()) {
            String content = MailboxWatchers.json(mailbox.getValue());
            write(out, new GatewayEvent(last, GatewayEvent.Kind.WATCHERS, mailbox.getKey(), content));
        }
        for (Mailboxes.Filled mailbox : mailboxes.all()) {
            write(
                    out,
                    new GatewayEvent(
                            last,
                            GatewayEvent.Kind.MWI,
                            mailbox.extension(),
                            mailbox.counts().json()));
        }
        return last;
    }

    private long news(OutputStream out, long sent) throws IOException {
        long last = sent;
        for (List<GatewayEvent> some = events.after(last); !some.isEmpty(); some = events.after(last)) {
            for (GatewayEvent event : some) {
                write(out, event);
                last = event.number();
            }
            out.flush();
        }
        return last;
    }

    private static void write(OutputStream out, GatewayEvent event) throws IOException {
        line(
                out,
                "{\"n\":" + event.number() + ",\"kind\":\"" + event.kind().text() + "\",\"subject\":\""
                        + event.subject() + "\",\"content\":" + event.content() + "}");
    }

    private static void line(OutputStream out, String text) throws IOException {
        out.write((text + "\n").getBytes(StandardCharsets.UTF_8));
    }

    /** Ends all feeds. */
    @Override
    public void close() {
        closed = true;
        events.announce();
    }
}
