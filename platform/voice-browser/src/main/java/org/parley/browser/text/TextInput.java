package org.parley.browser.text;

import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The lines that a caller types. */
final class TextInput {
    private static final Pattern TIME = Pattern.compile("(\\d{1,6}(?:\\.\\d{1,3})?)\\s*(ms|s|m)?");
    private static final Pattern KEYS = Pattern.compile("[0-9*#A-Da-d\\s]+");

    private TextInput() {}

    static void run(String line, TextCall call, Transcript transcript) {
        String text = line.strip();
        int blank = text.indexOf(' ');
        String command = blank < 0 ? text : text.substring(0, blank);
        String rest = blank < 0 ? "" : text.substring(blank + 1).strip();
        switch (command) {
            case "" -> {
                // an empty line says nothing
            }
            case "press" -> press(rest, call, transcript);
            case "silence" -> {
                if (!call.silence()) {
                    transcript.log("nothing more will happen");
                }
            }
            case "wait" -> pause(rest, call, transcript);
            case "record" -> record(rest, call, transcript);
            case "hangup" -> call.hangUp();
            default ->
                transcript.add(
                        "error: '" + text + "' is not one of: press KEYS, silence, wait TIME, record FILE.wav, hangup");
        }
    }

    private static void press(String keys, TextCall call, Transcript transcript) {
        if (KEYS.matcher(keys).matches()) {
            call.press(keys.replaceAll("\\s+", "").toUpperCase(Locale.ROOT));
        } else {
            transcript.add("error: keys are 0-9 * # A-D, as in: press 101#");
        }
    }

    private static void pause(String time, TextCall call, Transcript transcript) {
        Matcher matcher = TIME.matcher(time);
        if (!matcher.matches()) {
            transcript.add("error: a time is for instance 3s or 500ms");
            return;
        }
        double millis = switch (matcher.group(2) == null ? "s" : matcher.group(2)) {
            case "ms" -> 1;
            case "m" -> 60_000;
            default -> 1000;
        };
        call.pause(Duration.ofMillis(Math.round(Double.parseDouble(matcher.group(1)) * millis)));
    }

    private static void record(String file, TextCall call, Transcript transcript) {
        try {
            if (!call.say(Path.of(file))) {
                transcript.add("error: nothing is being recorded");
            }
        } catch (IOException | InvalidPathException e) {
            transcript.add("error: " + file + " cannot be used: " + e.getMessage());
        }
    }
}
