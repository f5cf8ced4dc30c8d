package org.parley.browser.text;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.parley.browser.VoicePlatform;

/**
 * A caller in a story: {@code caller.dials("404").hears("enter your extension").presses("101#").hears("enter your PIN")}.
 * A step that does not come true fails with the transcript of the call. Time is virtual, so waiting costs none.
 */
public final class TextCaller implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofMinutes(10);

    private final VoicePlatform platform;
    private String number = "";
    private String name = "";
    private String source = "text";
    private Optional<String> user = Optional.empty();
    private Map<String, FarSide> farSides = Map.of();
    private TextCall call;
    private int heardUpTo;

    public TextCaller(VoicePlatform platform) {
        this.platform = platform;
    }

    /** What From says, which proves nothing. */
    public TextCaller from(String callerNumber) {
        number = callerNumber;
        return this;
    }

    public TextCaller from(String callerNumber, String callerName) {
        number = callerNumber;
        name = callerName;
        return this;
    }

    /** From another network address. */
    public TextCaller at(String address) {
        source = address;
        return this;
    }

    /** A telephone that has proved to be this extension. */
    public TextCaller authenticatedAs(String extension) {
        number = extension;
        user = Optional.of(extension);
        return this;
    }

    /** Telephones that can be called: a line {@code NUMBER STEPS} for each, see {@link FarSide}. */
    public TextCaller canReach(String lines) {
        farSides = FarSide.readAll(lines);
        return this;
    }

    /** Begins a call; a call before it is hung up. */
    public TextCaller dials(String called) {
        close();
        heardUpTo = 0;
        TextCallRequest request = new TextCallRequest(called, number, name, source, user);
        VirtualClock clock = new VirtualClock(Instant.now());
        call = farSides.isEmpty()
                ? TextCall.open(platform, request, clock, line -> {})
                : TextCall.open(platform, request, clock, farSides, line -> {});
        return this;
    }

    /** A line of the transcript comes, as those of called telephones do: {@code joined: caller 5551000}. */
    public TextCaller sees(String line) {
        long until = started().clock().nanos() + PATIENCE.toNanos();
        while (call.lines().stream().noneMatch(known -> known.contains(line))) {
            if (call.clock().nanos() > until || call.isOver() || !call.step()) {
                throw failure("\"" + line + "\" does not come");
            }
        }
        return this;
    }

    /** What a called telephone does: {@code 5551000 hangup}. */
    public TextCaller farSideDoes(String line) {
        if (!started().farInput(line)) {
            throw failure("nobody does: " + line);
        }
        return this;
    }

    /**
     * Listens until this is said, after what the step before heard; case and line breaks do not matter. Lets time pass as
     * long as it is not, so timers fire.
     */
    public TextCaller hears(String words) {
        String wanted = words.toLowerCase(Locale.ROOT);
        long until = started().clock().nanos() + PATIENCE.toNanos();
        while (true) {
            String heard = call.heard();
            int at = heard.indexOf(wanted, heardUpTo);
            if (at >= 0) {
                heardUpTo = at + wanted.length();
                return this;
            }
            if (call.isOver()) {
                throw failure("the call is over, and \"" + words + "\" was not heard");
            }
            if (call.clock().nanos() > until || !call.step()) {
                throw failure("\"" + words + "\" is not heard");
            }
        }
    }

    /** This was not said at any time since the last thing that {@link #hears} waited for. */
    public TextCaller hearsNothingOf(String words) {
        started().clock().awaitIdle();
        if (call.heard().indexOf(words.toLowerCase(Locale.ROOT), heardUpTo) >= 0) {
            throw failure("\"" + words + "\" was heard");
        }
        return this;
    }

    /** Presses keys at this very moment: while the prompt plays that was heard last. */
    public TextCaller presses(String keys) {
        requireAlive("press " + keys);
        call.press(keys);
        return this;
    }

    /** Waits for the beep and says a WAVE file. */
    public TextCaller says(Path wave) {
        requireAlive("say " + wave);
        try {
            return said(call.say(wave));
        } catch (IOException e) {
            throw new UncheckedIOException(wave + " cannot be said", e);
        }
    }

    /** Waits for the beep and says a tone of this length. */
    public TextCaller says(Duration tone) {
        requireAlive("speak");
        return said(call.say(tone));
    }

    /** Waits for the beep and says 8 kHz µ-law. */
    public TextCaller says(byte[] mulaw) {
        requireAlive("speak");
        return said(call.say(mulaw));
    }

    private TextCaller said(boolean recorded) {
        if (!recorded) {
            throw failure("nothing was being recorded");
        }
        return this;
    }

    /** Lets the prompt end, or the next timer fire. */
    public TextCaller silence() {
        requireAlive("be silent");
        call.silence();
        return this;
    }

    public TextCaller waits(Duration duration) {
        started().pause(duration);
        return this;
    }

    /** Listens to the end of what is being said. */
    public TextCaller listens() {
        started().listen();
        return this;
    }

    /** Hangs up and lets the call come to its end. */
    public TextCaller hangsUp() {
        requireAlive("hang up");
        call.hangUp();
        return this;
    }

    /** The system ends the call, now or after what it still says. */
    public TextCaller isDisconnected() {
        long until = started().clock().nanos() + PATIENCE.toNanos();
        while (!call.isOver()) {
            if (call.clock().nanos() > until || !call.step()) {
                throw failure("the call is not disconnected");
            }
        }
        call.hangUp();
        return this;
    }

    /** The call was refused with this status. */
    public TextCaller isRejectedWith(int status) {
        isDisconnected();
        if (call.lines().stream()
                .noneMatch(line ->
                        line.startsWith("exit: rejected with " + status) || line.startsWith("rejected: " + status))) {
            throw failure("the call was not rejected with " + status);
        }
        return this;
    }

    /** The lines of the call; none before the first one. */
    public List<String> transcriptOrNone() {
        return call == null ? List.of() : call.lines();
    }

    /** The lines of the call. */
    public List<String> transcript() {
        return started().lines();
    }

    /** The call itself. */
    public TextCall call() {
        return started();
    }

    /** Hangs up if a call is going on. */
    @Override
    public void close() {
        if (call != null) {
            call.close();
        }
    }

    private TextCall started() {
        if (call == null) {
            throw new IllegalStateException("dial first");
        }
        return call;
    }

    private void requireAlive(String step) {
        if (started().isOver()) {
            throw failure("the call is over, the caller cannot " + step);
        }
    }

    private AssertionError failure(String what) {
        return new AssertionError(what + "\nThe call so far:\n  " + String.join("\n  ", call.lines()));
    }
}
