package org.parley.browser.text;

import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The lines that a caller types. */
final class TextInput {
    private static final Pattern TIME = Pattern.compile("(\\d{1,6}(?:\\.\\d{1,3})?)\\s*(ms|s|m)?");
    private static final Pattern SAID = Pattern.compile("(?<words>[^()]*[^()\\s])"
            + "(?:\\s*\\((?:confidence\\s+(?<confidence>\\d(?:\\.\\d+)?)|(?<length>[\\d.]+\\s*(?:ms|s|m)))\\))*");
    private static final Pattern KEYS = Pattern.compile("[0-9*#A-Da-d\\s]+");

    private TextInput() {}

    static void run(String line, TextConversation call, Transcript transcript) {
        String text = line.strip();
        int blank = text.indexOf(' ');
        String command = blank < 0 ? text : text.substring(0, blank);
        String rest = blank < 0 ? "" : text.substring(blank + 1).strip();
        switch (command) {
            case "" -> {
                // an empty line says nothing
            }
            case "press" -> press(rest, call, transcript);
            case "say" -> say(rest, call, transcript);
            case "silence" -> {
                if (!call.silence()) {
                    transcript.log("nothing more will happen");
                }
            }
            case "wait" -> pause(rest, call, transcript);
            case "record" -> record(rest, call, transcript);
            case "callee" -> {
                if (!call.callee(rest)) {
                    transcript.add("error: there is nobody whom this dialog could call");
                }
            }
            case "hangup" -> call.hangUp();
            default ->
                transcript.add(
                        "error: '" + text
                                + "' is not one of: press KEYS, say WORDS, silence, wait TIME, record FILE.wav, callee WHAT, hangup");
        }
    }

    private static void press(String keys, TextConversation call, Transcript transcript) {
        if (KEYS.matcher(keys).matches()) {
            call.press(keys.replaceAll("\\s+", "").toUpperCase(Locale.ROOT));
        } else {
            transcript.add("error: keys are 0-9 * # A-D, as in: press 101#");
        }
    }

    /** {@code yes}, {@code yes (confidence 0.3)}, {@code yes (12s)}: how sure a recogniser is, how long it takes. */
    private static void say(String text, TextConversation call, Transcript transcript) {
        Matcher matcher = SAID.matcher(text);
        if (!matcher.matches()) {
            transcript.add("error: words to say are for instance: say yes please");
            return;
        }
        Utterance plain = Utterance.of(matcher.group("words"));
        double confidence = matcher.group("confidence") == null ? 1 : Double.parseDouble(matcher.group("confidence"));
        Duration length = time(matcher.group("length")).orElse(plain.length());
        call.speak(new Utterance(plain.words(), confidence, length));
    }

    private static void pause(String time, TextConversation call, Transcript transcript) {
        Optional<Duration> length = time(time);
        if (length.isPresent()) {
            call.pause(length.get());
        } else {
            transcript.add("error: a time is for instance 3s or 500ms");
        }
    }

    /** {@code 3s}, {@code 500ms}, {@code 1m}; a number alone is seconds. Empty for anything else. */
    static Optional<Duration> time(String text) {
        Matcher matcher = TIME.matcher(text == null ? "" : text);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        double millis = switch (matcher.group(2) == null ? "s" : matcher.group(2)) {
            case "ms" -> 1;
            case "m" -> 60_000;
            default -> 1000;
        };
        return Optional.of(Duration.ofMillis(Math.round(Double.parseDouble(matcher.group(1)) * millis)));
    }

    private static void record(String file, TextConversation call, Transcript transcript) {
        try {
            Optional<Duration> tone = time(file);
            boolean recorded = tone.isPresent() ? call.say(tone.get()) : call.say(Path.of(file));
            if (!recorded) {
                transcript.add("error: nothing is being recorded");
            }
        } catch (IOException | InvalidPathException e) {
            transcript.add("error: " + file + " cannot be used: " + e.getMessage());
        }
    }
}
