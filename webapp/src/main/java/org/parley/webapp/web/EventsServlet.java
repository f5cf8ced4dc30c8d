package org.parley.webapp.web;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.parley.webapp.MessageCenter;
import org.parley.webapp.account.Account;
import org.parley.webapp.mailbox.Counts;
import org.parley.webapp.mailbox.MailboxListener;
import org.parley.webapp.mailbox.Mailboxes;
import org.parley.webapp.presence.OwnerChanges;

/**
 * {@code /events}: tells open pages what changes while they are looked at. A stream costs a connection but no thread. What it
 * tells is the state, first of all when it is opened, so that nothing is missed between two streams.
 */
final class EventsServlet extends PageServlet implements AutoCloseable {
    private static final long serialVersionUID = 1L;
    private static final int MOST_STREAMS = 20;
    private static final long BREATH_SECONDS = 20;

    private final transient Mailboxes mailboxes;
    private final transient OwnerChanges owners;
    private final transient MailboxListener listener = this::changed;
    private final transient OwnerChanges.Listener ownerListener = this::ownerChanged;
    private final transient Map<String, Set<PageStream>> streams = new ConcurrentHashMap<>();
    private final transient ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread created = new Thread(task, "page-events");
        created.setDaemon(true);
        return created;
    });

    EventsServlet(Pages pages, MessageCenter center) {
        super(pages, center.accounts());
        this.mailboxes = center.mailboxes();
        this.owners = center.ownerChanges();
        mailboxes.listen(listener);
        owners.listen(ownerListener);
        thread.scheduleWithFixedDelay(this::breathe, BREATH_SECONDS, BREATH_SECONDS, TimeUnit.SECONDS);
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Optional<Account> account = account(request);
        Optional<OpenLogin> login = OpenLogin.of(request);
        if (account.isEmpty() || login.isEmpty()) {
            response.sendError(HttpServletResponse.SC_FORBIDDEN);
            return;
        }
        String extension = account.get().extension();
        Set<PageStream> open = streams.computeIfAbsent(extension, key -> ConcurrentHashMap.newKeySet());
        if (open.size() >= MOST_STREAMS) {
            response.sendError(HttpServletResponse.SC_SERVICE_UNAVAILABLE, "Too many pages are open.");
            return;
        }
        response.setContentType("text/event-stream; charset=utf-8");
        AsyncContext context = request.startAsync();
        context.setTimeout(0);
        PageStream[] own = new PageStream[1];
        Runnable end = () -> own[0].close();
        PageStream stream = new PageStream(context, () -> {
            open.remove(own[0]);
            login.get().forget(end);
        });
        own[0] = stream;
        open.add(stream);
        login.get().whenEnded(end);
        context.addListener(new Ending(end));
        context.getResponse().getOutputStream().setWriteListener(stream);
        tell(stream, extension, mailboxes.counts(extension));
        stream.send("owner", revision(owners.revision(extension)));
        stream.send("directory", revision(owners.presences()));
    }

    /** On the thread of whoever changes the mailbox, which goes on at once. */
    private void changed(String extension, Counts counts) {
        Set<PageStream> open = streams.getOrDefault(extension, Set.of());
        if (!open.isEmpty()) {
            thread.execute(() -> open.forEach(stream -> tell(stream, extension, counts)));
        }
    }

    /** Presences are seen by all, greetings and the name by their owner only. */
    private void ownerChanged(String extension, boolean presence) {
        Set<PageStream> own = streams.getOrDefault(extension, Set.of());
        if (!own.isEmpty()) {
            thread.execute(() -> own.forEach(stream -> stream.send("owner", revision(owners.revision(extension)))));
        }
        if (presence && !streams.isEmpty()) {
            thread.execute(() -> streams.values()
                    .forEach(open -> open.forEach(stream -> stream.send("directory", revision(owners.presences())))));
        }
    }

    private static String revision(long number) {
        return "{\"revision\":" + number + "}";
    }

    private void tell(PageStream stream, String extension, Counts counts) {
        stream.send(
                "mailbox",
                "{\"new\":" + counts.newMessages() + ",\"saved\":" + counts.savedMessages() + ",\"revision\":"
                        + mailboxes.revision(extension) + "}");
    }

    private void breathe() {
        streams.values().forEach(open -> open.forEach(stream -> stream.send("", "")));
    }

    /** How many pages listen. */
    int open() {
        return streams.values().stream().mapToInt(Set::size).sum();
    }

    @Override
    public void close() {
        mailboxes.forget(listener);
        owners.forget(ownerListener);
        thread.shutdown();
        streams.values().forEach(open -> open.forEach(PageStream::close));
    }

    /** The browser has gone. */
    private record Ending(Runnable end) implements AsyncListener {
        @Override
        public void onComplete(AsyncEvent event) {
            end.run();
        }

        @Override
        public void onTimeout(AsyncEvent event) {
            end.run();
        }

        @Override
        public void onError(AsyncEvent event) {
            end.run();
        }

        @Override
        public void onStartAsync(AsyncEvent event) {
            // streams never start anew
        }
    }
}
