package org.parley.browser.grammar;

import static org.parley.browser.grammar.internal.srgs.Expansion.Repeat.UNBOUNDED;

import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.parley.browser.grammar.internal.automaton.Automaton;
import org.parley.browser.grammar.internal.automaton.NetworkBuilder;
import org.parley.browser.grammar.internal.srgs.Expansion;
import org.parley.browser.grammar.internal.srgs.Expansion.Alternative;
import org.parley.browser.grammar.internal.srgs.Expansion.OneOf;
import org.parley.browser.grammar.internal.srgs.Expansion.Repeat;
import org.parley.browser.grammar.internal.srgs.Expansion.Sequence;
import org.parley.browser.grammar.internal.srgs.Expansion.Token;
import org.parley.browser.grammar.internal.srgs.Grammar;
import org.parley.browser.grammar.internal.srgs.Rule;

/** The DTMF side of the built-in grammars (VoiceXML 2.0 appendix P), with the results that it prescribes. */
final class BuiltinGrammar {
    private static final Expansion DIGIT = oneOf("0", "1", "2", "3", "4", "5", "6", "7", "8", "9");
    private static final Expansion DIGITS = repeat(DIGIT, 1, UNBOUNDED);
    private static final Expansion STAR = new Token("*");

    private BuiltinGrammar() {}

    /**
     * @throws GrammarException error.unsupported.builtin for an unknown type, error.badfetch for parameters that
     *     contradict each other
     */
    static DtmfGrammar compile(String uri) throws GrammarException {
        BuiltinUri builtin = BuiltinUri.parse(uri);
        return switch (builtin.type()) {
            case "boolean" -> yesNo(builtin);
            case "digits" -> grammar(uri, digits(builtin), keys -> keys);
            case "date" -> grammar(uri, DATE, keys -> keys);
            case "time" -> grammar(uri, TIME, BuiltinGrammar::time);
            case "number" -> grammar(uri, NUMBER, keys -> keys.replace('*', '.'));
            case "currency" -> grammar(uri, CURRENCY, BuiltinGrammar::currency);
            case "phone" -> grammar(uri, PHONE, keys -> keys.replace('*', 'x'));
            default ->
                throw new GrammarException(
                        "error.unsupported.builtin", "There is no built-in grammar '" + uri + "'", null);
        };
    }

    /** yyyymmdd. */
    private static final Expansion DATE = sequence(
            repeat(DIGIT, 4, 4),
            or(
                    sequence(new Token("0"), oneOf("1", "2", "3", "4", "5", "6", "7", "8", "9")),
                    sequence(new Token("1"), oneOf("0", "1", "2"))),
            or(
                    sequence(new Token("0"), oneOf("1", "2", "3", "4", "5", "6", "7", "8", "9")),
                    sequence(oneOf("1", "2"), DIGIT),
                    sequence(new Token("3"), oneOf("0", "1"))));

    /** hhmm. */
    private static final Expansion TIME = sequence(
            or(sequence(oneOf("0", "1"), DIGIT), sequence(new Token("2"), oneOf("0", "1", "2", "3"))),
            oneOf("0", "1", "2", "3", "4", "5"),
            DIGIT);

    /** The star key is the decimal point. */
    private static final Expansion NUMBER =
            or(DIGITS, sequence(DIGITS, STAR, DIGITS), sequence(STAR, DIGITS), sequence(DIGITS, STAR));

    private static final Expansion CURRENCY =
            or(DIGITS, sequence(DIGITS, STAR, repeat(DIGIT, 0, 2)), sequence(STAR, repeat(DIGIT, 1, 2)));

    /** The star key comes before an extension. */
    private static final Expansion PHONE = or(DIGITS, sequence(DIGITS, STAR, DIGITS));

    private static DtmfGrammar yesNo(BuiltinUri builtin) throws GrammarException {
        String yes = builtin.key("y", "1");
        String no = builtin.key("n", "2");
        if (yes.equals(no)) {
            throw builtin.contradiction("y and n are the same key");
        }
        return grammar(builtin.uri(), oneOf(yes, no), keys -> keys.equals(yes));
    }

    /** How many digits a built-in grammar takes. */
    record Lengths(int min, int max) {}

    static Lengths lengths(BuiltinUri builtin) throws GrammarException {
        int length = builtin.number("length", 0);
        int min = builtin.number("minlength", Math.max(length, 1));
        int max = builtin.number("maxlength", length == 0 ? UNBOUNDED : length);
        boolean agrees = length == 0 || (min <= length && length <= max);
        if (!agrees || max < min || max == 0) {
            throw builtin.contradiction("the lengths exclude each other");
        }
        return length == 0 ? new Lengths(min, max) : new Lengths(length, length);
    }

    private static Expansion digits(BuiltinUri builtin) throws GrammarException {
        Lengths lengths = lengths(builtin);
        return repeat(DIGIT, lengths.min(), lengths.max());
    }

    /** hhmmx, where x is h for a time that only a 24-hour clock shows and ? for one that may be am or pm. */
    private static String time(String keys) {
        int hour = Integer.parseInt(keys.substring(0, 2));
        return keys + (hour >= 1 && hour <= 12 ? "?" : "h");
    }

    /** The amount with two decimals; keys cannot name a currency. */
    private static String currency(String keys) {
        int star = keys.indexOf('*');
        String whole = star < 0 ? keys : keys.substring(0, star);
        String cents = (star < 0 ? "" : keys.substring(star + 1)) + "00";
        return (whole.isEmpty() ? "0" : whole) + "." + cents.substring(0, 2);
    }

    private static DtmfGrammar grammar(String uri, Expansion expansion, Function<String, Object> meaning)
            throws GrammarException {
        return new KeyAutomaton(uri, automaton(uri, expansion), keys -> meaning.apply(String.join("", keys)));
    }

    static Automaton automaton(String source, Expansion expansion) throws GrammarException {
        return NetworkBuilder.build(
                document(Grammar.Mode.DTMF, expansion), "", BuiltinGrammar::refersToNothing, DtmfKeys::read);
    }

    static Grammar document(Grammar.Mode mode, Expansion expansion) {
        return new Grammar(
                URI.create("builtin:grammar"),
                mode,
                "",
                "main",
                "",
                List.of(),
                Map.of("main", new Rule("main", true, expansion, 0)));
    }

    static Grammar refersToNothing(Expansion.ExternalReference reference) {
        throw new IllegalStateException("a built-in grammar refers to no other: " + reference);
    }

    static Expansion keys(List<String> keys) {
        return new Sequence(List.copyOf(keys.stream().map(Token::new).toList()));
    }

    static Expansion sequence(Expansion... parts) {
        return new Sequence(List.of(parts));
    }

    private static Expansion oneOf(String... keys) {
        return or(Arrays.stream(keys).map(Token::new).toArray(Expansion[]::new));
    }

    static Expansion or(Expansion... choices) {
        return new OneOf(
                Arrays.stream(choices).map(choice -> new Alternative(choice, 1)).toList());
    }

    static Expansion repeat(Expansion expansion, int min, int max) {
        return new Repeat(expansion, min, max, Double.NaN);
    }
}
