package org.parley.browser.grammar.internal.srgs;

/** A place in an ABNF document: passes white space and comments (SRGS 1.0 §4.13), takes single words and quotations. */
final class AbnfScanner {
    private final String text;
    private int at;
    /** Lines are counted up to here. */
    private int counted;

    private int line = 1;

    /** @param from where to begin, after the self-identifying header */
    AbnfScanner(String text, int from) {
        this.text = text;
        this.at = from;
    }

    /** The line of the next character, counted from one. */
    int line() {
        for (; counted < at; counted++) {
            char c = text.charAt(counted);
            if (c == '\n' || c == '\r' && (counted + 1 == text.length() || text.charAt(counted + 1) != '\n')) {
                line++;
            }
        }
        return line;
    }

    void skipSpace() throws Malformed {
        while (at < text.length()) {
            if (isSpace(text.charAt(at))) {
                at++;
            } else if (text.startsWith("//", at)) {
                while (at < text.length() && text.charAt(at) != '\n' && text.charAt(at) != '\r') {
                    at++;
                }
            } else if (text.startsWith("/*", at)) {
                int end = text.indexOf("*/", at + 2);
                if (end < 0) {
                    throw new Malformed("a comment is not closed: add */");
                }
                at = end + 2;
            } else {
                return;
            }
        }
    }

    boolean isAtEnd() throws Malformed {
        skipSpace();
        return at == text.length();
    }

    /** The next character after white space and comments; 0 at the end. */
    char peek() throws Malformed {
        skipSpace();
        return at < text.length() ? text.charAt(at) : 0;
    }

    /** The next character, whatever it is; 0 at the end. */
    char peekRaw() {
        return at < text.length() ? text.charAt(at) : 0;
    }

    boolean accept(char c) throws Malformed {
        if (peek() != c || at == text.length()) {
            return false;
        }
        at++;
        return true;
    }

    void expect(char c, String after) throws Malformed {
        if (!accept(c)) {
            throw new Malformed("'" + c + "' is missing after " + after + ", there is " + shown());
        }
    }

    /** What stands here, for messages. */
    String shown() {
        if (at >= text.length()) {
            return "the end of the document";
        }
        int end = text.offsetByCodePoints(at, 1);
        return "'" + text.substring(at, end) + "'";
    }

    /** A word of name characters and what grammars are used to write in words; empty when there is none here. */
    String word() {
        int start = at;
        while (at < text.length()) {
            int c = text.codePointAt(at);
            if (!isWordCharacter(c)) {
                break;
            }
            at += Character.charCount(c);
        }
        return text.substring(start, at);
    }

    /** Whether the next word is this one; it is not passed. */
    boolean isAhead(String expected) throws Malformed {
        skipSpace();
        int start = at;
        boolean found = word().equals(expected);
        at = start;
        return found;
    }

    private static boolean isWordCharacter(int c) {
        return Character.isLetterOrDigit(c)
                || c == '_'
                || c == '-'
                || c == '.'
                || c == ':'
                || c == '\''
                || c == 0xb7
                || c == 0x200c
                || c == 0x200d
                || isMark(c);
    }

    private static boolean isMark(int c) {
        int type = Character.getType(c);
        return type == Character.NON_SPACING_MARK
                || type == Character.COMBINING_SPACING_MARK
                || type == Character.ENCLOSING_MARK
                || type == Character.MODIFIER_LETTER;
    }

    /** All up to a closing mark, which is passed; the opening one has been passed. */
    String upTo(String closing, String what) throws Malformed {
        int end = text.indexOf(closing, at);
        if (end < 0) {
            throw new Malformed(what + " is not closed: add " + closing);
        }
        String found = text.substring(at, end);
        at = end + closing.length();
        return found;
    }

    boolean acceptText(String expected) {
        boolean found = text.startsWith(expected, at);
        if (found) {
            at += expected.length();
        }
        return found;
    }

    /** §4.11.1: characters between single or double quotes, which have no escapes. */
    String quotation(String what) throws Malformed {
        char quote = peek();
        if (quote != '"' && quote != '\'') {
            throw new Malformed(what + " needs quotes, there is " + shown());
        }
        at++;
        return upTo(String.valueOf(quote), what);
    }

    private static boolean isSpace(char c) {
        return c == ' ' || c == '\t' || c == '\r' || c == '\n';
    }
}
