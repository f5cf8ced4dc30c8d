package org.parley.gateway.sip.internal;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import javax.sip.ClientTransaction;
import javax.sip.Transaction;
import javax.sip.message.Message;
import javax.sip.message.Request;
import javax.sip.message.Response;
import org.parley.browser.platform.Clock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps one session alive, and ends it when it cannot be kept (RFC 4028 §7.4, §10): a far side that vanished without BYE
 * holds no call of ours for ever. Used on the session's queue.
 */
final class SessionRefresh {
    private static final Logger LOG = LoggerFactory.getLogger(SessionRefresh.class);
    /** Refusals after which there is no session to keep (RFC 4028 §10). */
    private static final Set<Integer> GONE = Set.of(408, 481);

    private static final Set<Integer> METHOD_UNKNOWN = Set.of(405, 501);
    private static final Duration SOON = Duration.ofSeconds(1);

    private final JainLeg leg;
    private final Clock clock;
    private SessionTimer timer;
    private Clock.Timer refresh = () -> {};
    private Clock.Timer end = () -> {};
    private ClientTransaction asked;
    private boolean updates;
    private int raised;

    SessionRefresh(JainLeg leg, Clock clock) {
        this.leg = leg;
        this.clock = clock;
    }

    /** A message of the far side says which methods it takes, or nothing about that. */
    void heard(Message message) {
        List<String> allowed = RequestReader.headerLists(message).getOrDefault("allow", List.of());
        if (!allowed.isEmpty()) {
            updates = String.join(",", allowed).toUpperCase(Locale.ROOT).matches("(?s).*\\bUPDATE\\b.*");
        }
    }

    /** The session was begun or refreshed, by whomever. */
    void agreed(SessionTimer now) {
        stop();
        timer = now;
        if (now.ours()) {
            refresh = after(now.refreshAfter(), this::refresh);
        }
        end = after(now.endAfter(), () -> leg.bye("session expired"));
    }

    void stop() {
        refresh.cancel();
        end.cancel();
    }

    /** Whether an offer of ours waits for its answer. */
    boolean isOffering() {
        return asked != null && asked.getRequest().getMethod().equals(Request.INVITE);
    }

    private Clock.Timer after(Duration time, Runnable task) {
        return clock.schedule(
                () -> leg.execute(() -> {
                    if (leg.state.isOpen()) {
                        task.run();
                    }
                }),
                time);
    }

    private void refresh() {
        if (leg.isOffered()) {
            refresh = after(SOON, this::refresh);
            return;
        }
        Map<String, String> fields = Map.of(
                "Session-Expires", timer.fieldOfRefresh(),
                "Min-SE", Long.toString(Math.max(SessionTimer.SHORTEST, raised)),
                "Supported", "timer");
        asked = updates ? leg.request("UPDATE", fields, Optional.empty()) : leg.repeatDescription(fields);
        if (asked == null) {
            refresh = after(SOON, this::refresh);
        }
    }

    /** An answer to some request of ours. */
    void answered(Transaction transaction, Response response) {
        int status = response.getStatusCode();
        if (transaction == null || transaction != asked || status < 200) {
            return;
        }
        asked = null;
        if (!leg.state.isOpen()) {
            return;
        }
        if (status < 300) {
            heard(response);
            agreed(SessionTimer.answered(response, timer.seconds()));
        } else if (GONE.contains(status)) {
            leg.bye("session gone: " + status);
        } else if (status == 422 && SessionTimer.least(response).orElse(0) > timer.seconds()) {
            longer(SessionTimer.least(response).getAsLong());
        } else if (status == 491) {
            refresh = after(afterGlare(), this::refresh);
        } else {
            refused(status);
        }
    }

    private void longer(long seconds) {
        raised = (int) Math.min(seconds, Integer.MAX_VALUE);
        timer = new SessionTimer(seconds, true, timer.required());
        refresh();
    }

    private void refused(int status) {
        LOG.info("refresh of the session refused: {}", status);
        boolean otherWay = updates && METHOD_UNKNOWN.contains(status);
        updates = updates && !otherWay;
        refresh = after(otherWay ? Duration.ZERO : timer.refreshAfter().dividedBy(2), this::refresh);
    }

    /** A request of ours got no answer. */
    void timedOut(Transaction transaction) {
        if (transaction == asked) {
            asked = null;
            leg.bye("session gone: no answer");
        }
    }

    /** RFC 3261 §14.1: who made the Call-ID waits longer, so that the two do not meet again. */
    private Duration afterGlare() {
        long random = ThreadLocalRandom.current().nextLong(1900);
        return Duration.ofMillis(leg.madeCallId() ? 2100 + random : random);
    }
}
