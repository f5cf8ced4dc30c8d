package org.parley.webapp.phone;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Puts the codes of the dial plan into grammars. {@code <?code NAME?>} stands before keys that are the setting
 * {@code dialplan.NAME}; {@code <?first-but NAME?>} before the digits that may begin a number: all but that code. So the
 * files are grammars themselves, with the usual codes.
 */
final class GrammarCodes implements UnaryOperator<byte[]> {
    private static final Pattern CODE = Pattern.compile("<\\?code ([a-z-]+)\\?>[0-9*#]+");
    private static final Pattern FIRST =
            Pattern.compile("<\\?first-but ([a-z-]+)\\?><one-of>.*?</one-of>", Pattern.DOTALL);

    private final Map<String, ?> dialplan;

    GrammarCodes(Map<String, ?> dialplan) {
        this.dialplan = dialplan;
    }

    @Override
    public byte[] apply(byte[] grammar) {
        String text = new String(grammar, StandardCharsets.UTF_8);
        text = CODE.matcher(text).replaceAll(found -> Matcher.quoteReplacement(keys(code(found.group(1)))));
        text = FIRST.matcher(text).replaceAll(found -> Matcher.quoteReplacement(digitsBut(code(found.group(1)))));
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private String code(String name) {
        Object code = dialplan.get(name);
        if (code == null || !code.toString().matches("[0-9*#]{1,8}")) {
            throw new IllegalArgumentException("dialplan." + name + " must be keys, not " + code);
        }
        return code.toString();
    }

    private static String keys(String code) {
        return code.chars().mapToObj(Character::toString).collect(Collectors.joining(" "));
    }

    private static String digitsBut(String code) {
        return "0123456789"
                .chars()
                .mapToObj(Character::toString)
                .filter(digit -> !digit.equals(code))
                .map(digit -> "<item>" + digit + "<tag>out = '" + digit + "';</tag></item>")
                .collect(Collectors.joining("", "<one-of>", "</one-of>"));
    }
}
