package org.parley.webapp.template;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Reads a template as it was typed, before Velocity, and finds what would go wrong without a message: keys that Velocity
 * takes for comments (TRAPS 19) and values that reach a script without being made a literal (TRAPS 20).
 */
final class TemplateScanner {
    private static final Pattern LITERAL = Pattern.compile("\\$!?\\{?js\\.literal\\((?:[^()]|\\([^()]*\\))*\\)}?");
    private static final Pattern REFERENCE = Pattern.compile("\\$!?\\{?[A-Za-z_]");
    private static final Set<String> PLAIN_IN_CCXML =
            Set.of("version", "name", "event", "state", "statevariable", "namelist");

    private final String template;
    private final String text;
    private final boolean ccxml;
    private final List<Finding> findings = new ArrayList<>();
    private int at;
    private int line = 1;

    private TemplateScanner(String template, String text) {
        this.template = template;
        this.text = text;
        this.ccxml = template.endsWith(".ccxml.vm");
    }

    static List<Finding> scan(String template, String text) {
        TemplateScanner scanner = new TemplateScanner(template, text);
        scanner.document();
        return scanner.findings;
    }

    private void document() {
        while (at < text.length()) {
            if (ahead("#*")) {
                find(line, "#* swallows the rest of the file; write $key.pound$key.star");
                next();
            } else if (ahead("##")) {
                skipTo("\n");
            } else if (ahead("<!--")) {
                skipTo("-->");
            } else if (ahead("<script")) {
                boolean empty = tag();
                if (!empty) {
                    int start = line;
                    int from = at;
                    skipTo("</script");
                    script(start, "<script>", text.substring(from, Math.min(at, text.length())));
                }
            } else if (text.charAt(at) == '<' && at + 1 < text.length() && Character.isLetter(text.charAt(at + 1))) {
                tag();
            } else {
                next();
            }
        }
    }

    /** Reads a start tag; returns whether it was an empty element. */
    private boolean tag() {
        StringBuilder name = new StringBuilder();
        char last = 0;
        next();
        while (at < text.length() && text.charAt(at) != '>') {
            char c = text.charAt(at);
            if (keysEaten()) {
                return false;
            }
            if (c == '$') {
                reference();
            } else if (c == '"' || c == '\'') {
                attribute(name.toString(), c);
                name.setLength(0);
            } else {
                if (Character.isWhitespace(c)) {
                    name.setLength(0);
                } else if (c != '=') {
                    name.append(c);
                }
                next();
            }
            last = c;
        }
        next();
        return last == '/';
    }

    private void attribute(String name, char quote) {
        int start = line;
        next();
        int from = at;
        while (at < text.length() && text.charAt(at) != quote) {
            if (keysEaten()) {
                return;
            }
            if (text.charAt(at) == '$') {
                reference();
            } else {
                next();
            }
        }
        if (expression(name)) {
            script(start, name + "=", text.substring(from, Math.min(at, text.length())));
        }
        next();
    }

    private boolean expression(String attribute) {
        if (ccxml) {
            return !PLAIN_IN_CCXML.contains(attribute) && !attribute.startsWith("xml");
        }
        return attribute.endsWith("expr") || attribute.equals("cond") || attribute.equals("array");
    }

    private void script(int start, String where, String code) {
        if (REFERENCE.matcher(LITERAL.matcher(code).replaceAll("")).find()) {
            find(start, "in " + where + " a value is written only as $js.literal(...): " + code.strip());
        }
    }

    private boolean keysEaten() {
        if (ahead("##") || ahead("#*")) {
            find(
                    line,
                    text.substring(at, at + 2) + " inside a tag is a comment for Velocity; write $key.poundPound,"
                            + " $key.pound, $key.star");
            skipTo("\n");
            return true;
        }
        return false;
    }

    /** Skips a reference with its arguments, whose quotes are no quotes of the tag. */
    private void reference() {
        next();
        while (at < text.length()
                && (Character.isLetterOrDigit(text.charAt(at)) || "_.!{".indexOf(text.charAt(at)) >= 0)) {
            next();
        }
        if (at < text.length() && text.charAt(at) == '(') {
            int depth = 0;
            do {
                depth += text.charAt(at) == '(' ? 1 : text.charAt(at) == ')' ? -1 : 0;
                next();
            } while (at < text.length() && depth > 0);
        }
    }

    private boolean ahead(String what) {
        return text.startsWith(what, at);
    }

    private void skipTo(String what) {
        while (at < text.length() && !ahead(what)) {
            next();
        }
    }

    private void next() {
        if (at < text.length() && text.charAt(at) == '\n') {
            line++;
        }
        at++;
    }

    private void find(int where, String problem) {
        findings.add(new Finding(template, where, problem));
    }
}
