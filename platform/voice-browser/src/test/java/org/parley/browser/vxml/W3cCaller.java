package org.parley.browser.vxml;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.parley.browser.text.TextDialog;
import org.parley.browser.text.Utterance;

/** A caller who does what the prompts of a W3C document ask him to do, and the one whom it transfers him to. */
final class W3cCaller {
    private static final int PATIENCE = 300;
    private static final Pattern KEYS = Pattern.compile("Press '([0-9*#]+)'");
    private static final Pattern QUOTED_WORDS = Pattern.compile("Say '([^']+)'");
    private static final Pattern CAPITAL_WORDS = Pattern.compile("Say ((?:[A-Z]\\w*)(?: (?:or|[A-Z]\\w*))*)");
    private static final Pattern INTERRUPTED =
            Pattern.compile("(?i)interrupt|barge|\\bwhile\\b|\\bduring\\b|\\bbefore\\b");
    private static final Pattern RECITED = Pattern.compile("Recite a sentence containing the word '([^']+)'");

    private final TextDialog dialog;
    private final String document;
    private int read;

    W3cCaller(TextDialog dialog, String document) {
        this.dialog = dialog;
        this.document = document;
    }

    void talk() {
        for (int round = 0; round < PATIENCE && !dialog.isOver(); round++) {
            List<String> lines = dialog.lines();
            boolean acted = false;
            for (; read < lines.size(); read++) {
                acted |= act(lines.get(read));
            }
            if (!acted && !dialog.isOver()) {
                dialog.silence();
            }
        }
    }

    private boolean act(String line) {
        if (line.startsWith("transfer: ")) {
            return transferred();
        }
        if (!line.startsWith("hears: ")) {
            return false;
        }
        if (!INTERRUPTED.matcher(line).find() && !document.contains("hotword")) {
            dialog.listen();
        }
        Matcher keys = KEYS.matcher(line);
        Optional<String> words = words(line);
        if (keys.find()) {
            dialog.press(keys.group(1));
        } else if (words.isPresent()) {
            dialog.speak(Utterance.of(words.get()));
        } else if (line.contains("Say something unrecognizable")) {
            dialog.speak(Utterance.of("mumble mumble"));
        } else if (line.contains("Recite ")) {
            return recite(line);
        } else if (line.contains("Hang up now")) {
            dialog.hangUp();
        } else {
            return false;
        }
        return true;
    }

    private static Optional<String> words(String line) {
        for (Pattern pattern : List.of(QUOTED_WORDS, CAPITAL_WORDS)) {
            Matcher words = pattern.matcher(line);
            if (words.find()) {
                return Optional.of(words.group(1).toLowerCase(Locale.ROOT));
            }
        }
        return Optional.empty();
    }

    private boolean recite(String line) {
        Matcher word = RECITED.matcher(line);
        boolean recorded = dialog.say(Duration.ofSeconds(6));
        if (word.find()) {
            dialog.speak(Utterance.of(word.group(1).toLowerCase(Locale.ROOT)));
        }
        return recorded;
    }

    /** Whoever is called is, or does, what the document looks for. */
    private boolean transferred() {
        if (document.contains("'network_busy'")) {
            dialog.callee("network_busy");
        } else if (document.contains("'busy'")) {
            dialog.callee("busy");
        } else if (document.contains("'noanswer'")) {
            return false;
        } else if (document.contains("error.connection.")) {
            Matcher error = Pattern.compile("error\\.connection\\.[a-z.]+").matcher(document);
            dialog.callee(error.find() ? error.group() : "error.connection");
        } else {
            dialog.callee("answers");
            dialog.pause(Duration.ofSeconds(2));
            if (document.contains("connection.disconnect.hangup")) {
                dialog.hangUp();
            } else if (document.contains("'far_end_disconnect'")) {
                dialog.callee("hangs up");
            } else if (document.contains("'network_disconnect'")) {
                dialog.callee("network_disconnect");
            } else if (document.contains("'unknown'")) {
                dialog.callee("unknown");
            }
        }
        return true;
    }
}
