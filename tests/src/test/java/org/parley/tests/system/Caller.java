package org.parley.tests.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.parley.tests.phone.Heard;
import org.parley.tests.phone.Heard.Found;
import org.parley.tests.phone.PhoneCall;
import org.parley.tests.phone.Sound;
import org.parley.tests.phone.Template;

/** Someone on a call who knows the prompts: listens for one after the other, presses keys, speaks. */
public final class Caller implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(25);
    private static final Map<String, Template> PROMPTS = new ConcurrentHashMap<>();

    private final PhoneCall call;
    private String language = "en-US";
    private int at;

    /** Listens to an answered call from its begin. */
    public Caller(PhoneCall call) {
        this.call = call;
    }

    public PhoneCall call() {
        return call;
    }

    /** What it heard so far, as packets and as sound. */
    public Heard heard() {
        return call.heard();
    }

    /** From now on the prompts of another language are waited for. */
    public Caller expects(String tag) {
        language = tag;
        return this;
    }

    /** Waits for a prompt by its id, after what was heard before. @return where it was */
    public Found hears(String prompt) {
        Found found = listensFor(prompt, PATIENCE)
                .orElseThrow(() -> new AssertionError("Not heard within " + PATIENCE.toSeconds() + " s: " + prompt
                        + "; the call " + (call.isEnded() ? "ended" : "goes on") + " after "
                        + heard().now() / 8_000.0 + " s, listened from " + at / 8_000.0 + " s"));
        return found;
    }

    /** The same without a complaint. */
    public Optional<Found> listensFor(String prompt, Duration patience) {
        Optional<Found> found = heard().await(template(prompt), at, patience);
        found.ifPresent(where -> at = where.start() + Math.min(12_000, where.end() - where.start()) - 400);
        return found;
    }

    /** That a prompt was not heard up to now, from the begin of the call. */
    public void heardNothingOf(String prompt) {
        heardNothingOf(prompt, 0);
    }

    /** The same, from a place of the time line on. */
    public void heardNothingOf(String prompt, int from) {
        assertThat(template(prompt)).as("a template").isNotNull();
        assertThat(heard().await(template(prompt), from, Duration.ZERO))
                .as("heard " + prompt)
                .isEmpty();
    }

    /** Waits for the beep before a recording. */
    public Found hearsBeep() {
        Found beep = heard().awaitBeep(at, PATIENCE).orElseThrow(() -> new AssertionError("No beep"));
        at = beep.end();
        return beep;
    }

    /** Waits until a sound of our own is heard, for instance a message. */
    public Found hears(short[] sound) {
        Found found = heard().await(new Template(sound), at, PATIENCE)
                .orElseThrow(() -> new AssertionError("The message is not heard"));
        at = found.start() + Math.min(12_000, sound.length);
        return found;
    }

    /** Presses keys and waits until they went out. @return when the first packet of the last one left */
    public long presses(String keys) {
        return call.pressed(keys);
    }

    /** Speaks and waits until it is said. @return when the last packet left */
    public long says(short[] sound) {
        return call.said(sound);
    }

    /** Hangs up. @return when */
    public long hangsUp() throws IOException {
        return call.hangUp();
    }

    /** Waits until the server ends the call. */
    public void isHungUpOn() {
        call.ended(PATIENCE);
    }

    private Template template(String prompt) {
        return PROMPTS.computeIfAbsent(language + "/" + prompt, id -> {
            try {
                Path file = ServerUnderTest.HOME.resolve("prompts/" + id + ".wav");
                return new Template(Sound.wav(file));
            } catch (IOException e) {
                throw new AssertionError("No audio of the prompt " + id, e);
            }
        });
    }

    @Override
    public void close() throws IOException {
        call.close();
    }
}
