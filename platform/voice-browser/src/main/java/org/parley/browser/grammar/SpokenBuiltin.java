package org.parley.browser.grammar;

import static org.parley.browser.grammar.BuiltinGrammar.or;
import static org.parley.browser.grammar.BuiltinGrammar.repeat;
import static org.parley.browser.grammar.BuiltinGrammar.sequence;
import static org.parley.browser.grammar.internal.srgs.Expansion.Repeat.UNBOUNDED;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.parley.browser.grammar.internal.srgs.Expansion;
import org.parley.browser.grammar.internal.srgs.Expansion.Token;

/** The spoken side of the built-in grammars (VoiceXML 2.0 appendix P), in English, with the results that it prescribes. */
final class SpokenBuiltin {
    private static final List<String> YES = List.of("yes", "yeah", "yep", "true", "correct", "right");
    private static final List<String> NO = List.of("no", "nope", "false", "wrong");
    private static final Map<String, String> DIGITS = Map.ofEntries(
            Map.entry("zero", "0"),
            Map.entry("oh", "0"),
            Map.entry("one", "1"),
            Map.entry("two", "2"),
            Map.entry("three", "3"),
            Map.entry("four", "4"),
            Map.entry("five", "5"),
            Map.entry("six", "6"),
            Map.entry("seven", "7"),
            Map.entry("eight", "8"),
            Map.entry("nine", "9"));
    private static final Expansion DIGIT = anyOf(DIGITS.keySet().toArray(String[]::new));

    private SpokenBuiltin() {}

    /** @throws GrammarException error.unsupported.builtin for a type that cannot be said */
    static VoiceGrammar compile(String uri) throws GrammarException {
        BuiltinUri builtin = BuiltinUri.parse(uri);
        return switch (builtin.type()) {
            case "boolean" ->
                SpokenPhrase.grammar(
                        uri,
                        or(anyOf(YES.toArray(String[]::new)), anyOf(NO.toArray(String[]::new))),
                        said -> YES.contains(Words.normalized(said.get(0))));
            case "digits" -> SpokenPhrase.grammar(uri, digits(builtin), SpokenBuiltin::digits);
            case "phone" ->
                SpokenPhrase.grammar(
                        uri,
                        sequence(
                                repeat(DIGIT, 1, UNBOUNDED),
                                repeat(sequence(new Token("extension"), repeat(DIGIT, 1, UNBOUNDED)), 0, 1)),
                        SpokenBuiltin::digits);
            case "number" -> SpokenPhrase.grammar(uri, SpokenNumber.NUMBER, SpokenNumber::value);
            case "currency" -> SpokenPhrase.grammar(uri, SpokenNumber.CURRENCY, SpokenNumber::amount);
            case "date" -> SpokenPhrase.grammar(uri, SpokenTime.DATE, SpokenTime::date);
            case "time" -> SpokenPhrase.grammar(uri, SpokenTime.TIME, SpokenTime::time);
            default ->
                throw new GrammarException(
                        "error.unsupported.builtin", "There is no built-in grammar '" + uri + "'", null);
        };
    }

    private static Expansion digits(BuiltinUri builtin) throws GrammarException {
        BuiltinGrammar.Lengths lengths = BuiltinGrammar.lengths(builtin);
        return repeat(DIGIT, lengths.min(), lengths.max());
    }

    private static String digits(List<String> said) {
        StringBuilder digits = new StringBuilder();
        for (String word : said) {
            digits.append(DIGITS.getOrDefault(word.toLowerCase(Locale.ROOT), "x"));
        }
        return digits.toString();
    }

    static Expansion anyOf(String... words) {
        return or(Arrays.stream(words).map(Token::new).toArray(Expansion[]::new));
    }
}
