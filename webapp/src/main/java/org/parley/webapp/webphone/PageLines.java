package org.parley.webapp.webphone;

import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;

/** The lines that pages have open: lets them in by tickets and bounds, and ends them in time. Thread-safe. */
public final class PageLines implements AutoCloseable {
    private final TelephoneSide side;
    private final WebPhoneSettings settings;
    private final Tickets tickets;
    private final OpenCalls calls;
    private final Map<PageLine, Future<?>> open = new ConcurrentHashMap<>();
    private final ScheduledThreadPoolExecutor timer = new ScheduledThreadPoolExecutor(1, threads("page-lines"));
    private final ExecutorService closer = Executors.newCachedThreadPool(threads("page-line-end"));

    /** @param side where calls go */
    public PageLines(TelephoneSide side, WebPhoneSettings settings, Clock clock) {
        this.side = side;
        this.settings = settings;
        tickets = new Tickets(clock);
        calls = new OpenCalls(settings);
        timer.setRemoveOnCancelPolicy(true);
    }

    private static ThreadFactory threads(String name) {
        return task -> {
            Thread thread = new Thread(task, name);
            thread.setDaemon(true);
            return thread;
        };
    }

    public WebPhoneSettings settings() {
        return settings;
    }

    /** A ticket for the page of a session; empty when this caller has no call left. */
    public Optional<String> ticket(String session, PageCaller caller) {
        return calls.hasRoom(caller) ? tickets.give(session) : Optional.empty();
    }

    /** Uses a ticket up. */
    public boolean take(String session, String ticket) {
        return tickets.take(session, ticket);
    }

    /** A line that is to be opened now; empty when this caller has no call left. */
    public Optional<PageLine> line(PageCaller caller) {
        return calls.enter(caller) ? Optional.of(new PageLine(caller, this)) : Optional.empty();
    }

    /** It could not be opened after all. */
    public void forget(PageLine line) {
        calls.leave(line.caller());
    }

    void opened(PageLine line) {
        open.put(line, timer.schedule(line::hangUp, settings.longest().toMillis(), TimeUnit.MILLISECONDS));
    }

    void closed(PageLine line) {
        Future<?> end = open.remove(line);
        if (end != null) {
            end.cancel(false);
            calls.leave(line.caller());
        }
    }

    TelephoneSide side() {
        return side;
    }

    Executor closer() {
        return closer;
    }

    /** How many are open. */
    public int open() {
        return open.size();
    }

    @Override
    public void close() {
        open.keySet().forEach(PageLine::hangUp);
        timer.shutdownNow();
        closer.shutdown();
    }
}
