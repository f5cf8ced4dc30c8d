package org.parley.browser.conformance;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A tag in the text of a document. Documents are rewritten as text, because some of them are wrong on purpose.
 *
 * @param from, to where it stands; {@code to} is behind it
 */
record Tag(String name, boolean closing, boolean empty, int from, int to) {
    private static final Pattern TAG = Pattern.compile(
            "<!--.*?-->|<!\\[CDATA\\[.*?]]>|<\\?.*?\\?>"
                    + "|<(?<close>/?)(?<name>[A-Za-z][\\w:.-]*)(?:[^>\"']|\"[^\"]*\"|'[^']*')*?(?<empty>/?)>",
            Pattern.DOTALL);

    /** All tags of elements of this name. */
    static List<Tag> all(String text, String name) {
        List<Tag> tags = new ArrayList<>();
        for (Matcher matcher = TAG.matcher(text); matcher.find(); ) {
            if (name.equals(matcher.group("name"))) {
                tags.add(new Tag(
                        name,
                        !matcher.group("close").isEmpty(),
                        !matcher.group("empty").isEmpty(),
                        matcher.start(),
                        matcher.end()));
            }
        }
        return tags;
    }

    /** An attribute as it stands in the tag: its value in the first group's quotes. */
    static Pattern attribute(String name) {
        return Pattern.compile("\\s" + Pattern.quote(name) + "\\s*=\\s*(?:\"(?<double>[^\"]*)\"|'(?<single>[^']*)')");
    }

    Optional<String> attribute(String text, String attribute) {
        Matcher matcher = attribute(attribute).matcher(text.substring(from, to));
        return matcher.find()
                ? Optional.of(matcher.group("double") == null ? matcher.group("single") : matcher.group("double"))
                : Optional.empty();
    }
}
