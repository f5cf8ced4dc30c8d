package org.parley.browser.conformance;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** Rewrites documents as a browser would read them that does not know the thing of a row. */
final class SwitchOff {
    private SwitchOff() {}

    static Case in(Case tried, Row row) {
        UnaryOperator<String> rewriting = rewriting(row);
        return tried.withSections(tried.sections().stream()
                .map(document -> document.isMarkup() ? document.withText(rewriting.apply(document.text())) : document)
                .toList());
    }

    private static UnaryOperator<String> rewriting(Row row) {
        String what = row.what();
        return switch (row.kind()) {
            case "element" ->
                row.unwrapped() ? text -> withoutTags(text, what) : text -> without(text, what, tag -> true);
            case "attribute" ->
                text -> withoutAttribute(
                        text, what.substring(0, what.indexOf('@')), what.substring(what.indexOf('@') + 1));
            case "property" ->
                text -> {
                    String read = text;
                    return without(
                            text, "property", tag -> tag.attribute(read, "name").equals(java.util.Optional.of(what)));
                };
            case "event" -> text -> withoutHandlers(text, what);
            default -> throw new IllegalArgumentException("no such kind of row: " + row);
        };
    }

    /** Drops elements with their content. */
    private static String without(String text, String name, Predicate<Tag> wanted) {
        StringBuilder out = new StringBuilder();
        int at = 0;
        int depth = 0;
        for (Tag tag : Tag.all(text, name)) {
            if (depth == 0 && !tag.closing() && wanted.test(tag)) {
                out.append(text, at, tag.from());
                at = tag.to();
                depth = tag.empty() ? 0 : 1;
            } else if (depth > 0 && !tag.empty()) {
                depth += tag.closing() ? -1 : 1;
                at = tag.to();
            }
        }
        return out.append(text.substring(at)).toString();
    }

    private static String withoutTags(String text, String name) {
        StringBuilder out = new StringBuilder();
        int at = 0;
        for (Tag tag : Tag.all(text, name)) {
            out.append(text, at, tag.from());
            at = tag.to();
        }
        return out.append(text.substring(at)).toString();
    }

    private static String withoutAttribute(String text, String element, String attribute) {
        return replaceTags(
                text,
                element,
                tag -> Tag.attribute(attribute)
                        .matcher(text.substring(tag.from(), tag.to()))
                        .replaceAll(""));
    }

    private static String withoutHandlers(String text, String event) {
        String shorthand = without(text, event, tag -> true);
        String narrowed = replaceTags(shorthand, "catch", tag -> {
            String source = shorthand.substring(tag.from(), tag.to());
            return tag.attribute(shorthand, "event")
                    .map(events -> Tag.attribute("event")
                            .matcher(source)
                            .replaceFirst(" event=\"" + others(events, event) + "\""))
                    .orElse(source);
        });
        return without(
                narrowed,
                "catch",
                tag -> tag.attribute(narrowed, "event").filter(String::isEmpty).isPresent());
    }

    private static String others(String events, String event) {
        return Arrays.stream(events.strip().split("\\s+"))
                .filter(name -> !name.equals(event))
                .collect(Collectors.joining(" "));
    }

    private static String replaceTags(String text, String name, java.util.function.Function<Tag, String> replacement) {
        List<Tag> tags = new ArrayList<>(Tag.all(text, name));
        StringBuilder out = new StringBuilder();
        int at = 0;
        for (Tag tag : tags) {
            out.append(text, at, tag.from());
            out.append(tag.closing() ? text.substring(tag.from(), tag.to()) : replacement.apply(tag));
            at = tag.to();
        }
        return out.append(text.substring(at)).toString();
    }
}
