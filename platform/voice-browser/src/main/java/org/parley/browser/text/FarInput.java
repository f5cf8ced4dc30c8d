package org.parley.browser.text;

import java.util.Optional;

/** The lines that tell what a called telephone does. */
final class FarInput {
    private FarInput() {}

    /** @return whether it was such a line, of a telephone that is called */
    static boolean run(String line, TextExchange exchange) {
        String[] words = line.strip().split("\\s+", 3);
        if (words[0].equals("signal") && words.length == 2) {
            exchange.signal(exchange.caller(), words[1]);
            return true;
        }
        Optional<TextLeg> leg = words.length < 2 ? Optional.empty() : exchange.leg(words[0]);
        return leg.isPresent() && act(leg.get(), words[1], words.length > 2 ? words[2] : "", exchange);
    }

    private static boolean act(TextLeg leg, String verb, String rest, TextExchange exchange) {
        switch (verb) {
            case "answer" -> exchange.answer(leg);
            case "decline" -> exchange.decline(leg, rest.isEmpty() ? 603 : Integer.parseInt(rest));
            case "hangup" -> exchange.hangUp(leg);
            case "say" -> exchange.speak(leg, Utterance.of(rest));
            case "signal" -> exchange.signal(leg, rest);
            case "press" -> rest.chars().forEach(key -> exchange.press(leg, (char) key));
            default -> {
                return false;
            }
        }
        return true;
    }
}
