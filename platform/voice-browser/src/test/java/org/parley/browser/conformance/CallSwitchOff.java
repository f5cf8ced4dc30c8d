package org.parley.browser.conformance;

import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Rewrites CCXML documents as a platform would read them that does not know the thing of a row: beside elements and
 * attributes {@code event:NAME} (its transitions are dropped, and who sends it sends something that nobody knows), {@code property:NAME} (of events) and {@code session:NAME}
 * (a session variable).
 */
final class CallSwitchOff {
    private static final Pattern TRANSITION = Pattern.compile(
            "<transition\\b(?<tag>(?:[^>\"']|\"[^\"]*\"|'[^']*')*?)(?:/>|>.*?</transition>)", Pattern.DOTALL);

    private CallSwitchOff() {}

    static Case in(Case tried, Row row) {
        return switch (row.kind()) {
            case "event" -> rewritten(tried, text -> withoutSenders(withoutTransitions(text, row.what()), row.what()));
            case "property" -> rewritten(tried, text -> withoutMember(text, "event\\$", row.what()));
            case "session" -> rewritten(tried, text -> withoutMember(text, "session", row.what()));
            default -> SwitchOff.in(tried, row);
        };
    }

    private static Case rewritten(Case tried, UnaryOperator<String> rewriting) {
        return tried.withSections(tried.sections().stream()
                .map(document -> document.name().endsWith(".ccxml")
                        ? document.withText(rewriting.apply(document.text()))
                        : document)
                .toList());
    }

    private static String withoutMember(String text, String object, String member) {
        return text.replaceAll("\\b(" + object + ")\\." + Pattern.quote(member) + "\\b", "$1.off\\$");
    }

    private static String withoutSenders(String text, String event) {
        return text.replaceAll("(<send\\b[^>]*\\bname=\"')" + Pattern.quote(event) + "'", "$1off.'");
    }

    private static String withoutTransitions(String text, String event) {
        return TRANSITION.matcher(text).replaceAll(match -> {
            Matcher named = Tag.attribute("event").matcher(match.group(1));
            Optional<String> name = named.find()
                    ? Optional.of(named.group("double") == null ? named.group("single") : named.group("double"))
                    : Optional.empty();
            return name.filter(event::equalsIgnoreCase).isPresent() ? "" : Matcher.quoteReplacement(match.group());
        });
    }
}
