package org.parley.browser.grammar;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** A grammar made by chance, written in both forms of SRGS 1.0. */
final class GeneratedGrammar {
    private static final List<String> WORDS = List.of("a", "b", "New York", "été", "1");
    private static final List<String> KEYS = List.of("1", "2", "*", "#", "A");

    private final Random random;
    private final boolean isVoice;
    private final int rules;
    private final List<String> xmlRules = new ArrayList<>();
    private final List<String> abnfRules = new ArrayList<>();

    private GeneratedGrammar(Random random) {
        this.random = random;
        isVoice = random.nextBoolean();
        rules = 1 + random.nextInt(4);
        for (int i = 0; i < rules; i++) {
            Text text = sequence(1 + random.nextInt(3));
            boolean isPublic = random.nextBoolean();
            xmlRules.add(
                    "<rule id=\"r" + i + "\"" + (isPublic ? " scope=\"public\"" : "") + ">" + text.xml() + "</rule>");
            abnfRules.add((isPublic ? "public " : "") + "$r" + i + " = " + text.abnf() + ";");
        }
    }

    static GeneratedGrammar of(Random random) {
        return new GeneratedGrammar(random);
    }

    private record Text(String xml, String abnf) {}

    String xml() {
        return "<grammar xmlns=\"http://www.w3.org/2001/06/grammar\" version=\"1.0\" root=\"r0\" "
                + (isVoice ? "xml:lang=\"en\"" : "mode=\"dtmf\"") + ">\n<tag>var n = 0;</tag>\n"
                + String.join("\n", xmlRules) + "\n</grammar>\n";
    }

    String abnf() {
        return "#ABNF 1.0;\nroot $r0;\n" + (isVoice ? "language en;\n" : "mode dtmf;\n") + "{var n = 0;};\n"
                + String.join("\n", abnfRules) + "\n";
    }

    /** Words or keys, as the grammar has them and others. */
    String input() {
        List<String> tokens = new ArrayList<>();
        for (int n = random.nextInt(9); n > 0; n--) {
            tokens.add(random.nextInt(12) == 0 ? "9" : any(isVoice ? WORDS : KEYS));
        }
        return String.join(" ", tokens);
    }

    private Text sequence(int depth) {
        StringBuilder xml = new StringBuilder();
        StringBuilder abnf = new StringBuilder();
        for (int n = 1 + random.nextInt(3); n > 0; n--) {
            Text part = part(depth);
            xml.append(part.xml()).append(' ');
            abnf.append(part.abnf()).append(' ');
        }
        return new Text(xml.toString().strip(), abnf.toString().strip());
    }

    private Text part(int depth) {
        switch (random.nextInt(depth == 0 ? 6 : 11)) {
            case 0, 1, 2:
                return token();
            case 3:
                String tag = any(List.of(
                        "out = n", "n++", "out = rules.latest()", "out += '{'", "x", "out = [n, meta.current().text]"));
                return new Text("<tag>" + tag + "</tag>", "{" + tag + "}");
            case 4:
                int rule = random.nextInt(rules);
                return new Text("<ruleref uri=\"#r" + rule + "\"/>", "$r" + rule);
            case 5:
                String special = any(List.of("NULL", "NULL", "GARBAGE", "VOID"));
                return new Text("<ruleref special=\"" + special + "\"/>", "$" + special);
            case 6, 7:
                return alternatives(depth - 1);
            case 8:
                Text optional = sequence(depth - 1);
                return new Text("<item repeat=\"0-1\">" + optional.xml() + "</item>", "[" + optional.abnf() + "]");
            case 9:
                Text group = sequence(depth - 1);
                return new Text("<item>" + group.xml() + "</item>", "(" + group.abnf() + ")");
            default:
                Text repeated = sequence(depth - 1);
                String times = times();
                return new Text(
                        "<item repeat=\"" + times + "\">" + repeated.xml() + "</item>",
                        "(" + repeated.abnf() + ")<" + times + ">");
        }
    }

    private String times() {
        int min = random.nextInt(3);
        return switch (random.nextInt(4)) {
            case 0 -> String.valueOf(min);
            case 1 -> min + "-";
            case 2 -> min + "-" + (min + random.nextInt(900));
            default -> min + "-" + (min + random.nextInt(3));
        };
    }

    private Text token() {
        String token = any(isVoice ? WORDS : KEYS);
        boolean isQuoted = token.contains(" ") || "*#".contains(token);
        return new Text(isQuoted ? "<token>" + token + "</token>" : token, isQuoted ? "\"" + token + "\"" : token);
    }

    private Text alternatives(int depth) {
        StringBuilder xml = new StringBuilder("<one-of>");
        StringBuilder abnf = new StringBuilder("(");
        for (int n = 1 + random.nextInt(3); n > 0; n--) {
            Text one = sequence(depth);
            boolean hasWeight = random.nextInt(3) == 0;
            xml.append(hasWeight ? "<item weight=\"2.5\">" : "<item>")
                    .append(one.xml())
                    .append("</item>");
            abnf.append(hasWeight ? "/2.5/ " : "").append(one.abnf()).append(n > 1 ? " | " : ")");
        }
        return new Text(xml.append("</one-of>").toString(), abnf.toString());
    }

    private <T> T any(List<T> list) {
        return list.get(random.nextInt(list.size()));
    }
}
