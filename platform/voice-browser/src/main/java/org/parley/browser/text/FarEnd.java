package org.parley.browser.text;

import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import org.parley.browser.platform.Clock;
import org.parley.browser.platform.PlatformEvent;
import org.parley.browser.platform.TransferRequest;
import org.parley.browser.platform.TransferRequest.Type;

/**
 * Who is called by a {@code <transfer>} on the text platform: does what lines {@code callee …} say. It rings until a line
 * comes, which may be there before the call; a blind transfer without one succeeds.
 */
final class FarEnd {
    private static final String HANDED_OVER = "connection.disconnect.transfer";

    private final Clock clock;
    private final Transcript transcript;
    private final Consumer<PlatformEvent> listener;
    private Optional<String> beforehand = Optional.empty();
    private TransferRequest request;

    FarEnd(Clock clock, Transcript transcript, Consumer<PlatformEvent> listener) {
        this.clock = clock;
        this.transcript = transcript;
        this.listener = listener;
    }

    void call(TransferRequest placed) {
        request = placed;
        transcript.add("transfer: " + placed.type().name().toLowerCase(Locale.ROOT) + " " + placed.destination()
                + placed.aai().map(aai -> " (" + aai + ")").orElse(""));
        if (beforehand.isPresent()) {
            String what = beforehand.get();
            beforehand = Optional.empty();
            act(what);
        } else if (placed.type() == Type.BLIND) {
            end(HANDED_OVER);
        }
    }

    /** The dialog has taken the caller back. */
    void release() {
        request = null;
    }

    /**
     * @param what {@code answers}, {@code hangs up}, or an outcome of {@link PlatformEvent.TransferEnded}: {@code busy},
     *     {@code network_busy}, {@code error.connection.noroute}, …
     */
    void act(String what) {
        if (request == null) {
            beforehand = Optional.of(what);
        } else if (what.equals("answers") && request.type() == Type.BRIDGE) {
            listener.accept(new PlatformEvent.TransferConnected(clock.nanos()));
        } else if (what.equals("answers")) {
            end(HANDED_OVER);
        } else {
            end(what.equals("hangs up") ? "far_end_disconnect" : what);
        }
    }

    private void end(String outcome) {
        request = null;
        listener.accept(new PlatformEvent.TransferEnded(outcome, clock.nanos()));
    }
}
