package org.parley.browser.grammar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.parley.browser.grammar.Grammars.COMPILER;
import static org.parley.browser.grammar.Grammars.press;

import java.net.URI;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.parley.browser.grammar.DtmfMatcher.State;
import org.parley.browser.grammar.internal.srgs.Expansion;
import org.parley.browser.grammar.internal.srgs.Grammar;
import org.parley.browser.grammar.internal.srgs.SrgsReader;

/** Generated grammars and keys, judged by a matcher that follows the Recommendation word by word and slowly. */
class GeneratedGrammarTest {
    private static final long SEED = Long.getLong("seed", System.nanoTime());
    private final Random random = new Random(SEED);

    @Test
    void agreesWithTheNaiveMatcher() throws GrammarException {
        for (int i = 0; i < 600; i++) {
            String document = Grammars.document("<rule id=\"main\">" + expansion(3, 0) + "</rule><rule id=\"r1\">"
                    + expansion(2, 1) + "</rule><rule id=\"r2\">" + expansion(2, 2) + "</rule>");
            DtmfGrammar compiled = Grammars.compile(document);
            Grammar model = SrgsReader.read(Grammars.bytes(document), URI.create("http://host/model"), "");
            for (int j = 0; j < 12; j++) {
                String keys = keys();
                DtmfMatcher matcher = press(keys, compiled);
                NaiveMatcher naive = new NaiveMatcher(model, keys);
                assertThat(matcher.state())
                        .as("-Dseed=%d: %s on '%s'", SEED, document, keys)
                        .isEqualTo(naive.state());
                if (matcher.state() == State.COMPLETE || matcher.state() == State.FINAL) {
                    assertThat(matcher.match().keys()).isEqualTo(keys);
                }
            }
        }
    }

    @Test
    void brokenDocumentsAreGrammarErrorsAndNothingElse() {
        List<byte[]> seeds = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            seeds.add(Grammars.bytes(Grammars.document("<tag>var a = 1;</tag><rule id=\"main\" scope=\"public\">"
                    + expansion(3, 0) + "<tag>out = a</tag></rule><rule id=\"r1\">" + expansion(2, 1)
                    + "</rule><rule id=\"r2\">" + expansion(2, 2) + "</rule>")));
        }
        int refused = 0;
        for (int i = 0; i < 20_000; i++) {
            byte[] document = mutated(seeds.get(random.nextInt(seeds.size())));
            try {
                DtmfGrammar grammar = COMPILER.srgs(document, Grammars.BASE, "", uri -> document);
                press(keys(), grammar);
            } catch (GrammarException expected) {
                refused++;
            } catch (RuntimeException | StackOverflowError | OutOfMemoryError bug) {
                throw new AssertionError(
                        "-Dseed=" + SEED + ": " + new String(document, java.nio.charset.StandardCharsets.UTF_8), bug);
            }
        }
        assertThat(refused).isBetween(2_000, 20_000);
    }

    private byte[] mutated(byte[] seed) {
        String text = new String(seed, java.nio.charset.StandardCharsets.UTF_8);
        for (int n = 1 + random.nextInt(3); n > 0; n--) {
            int from = random.nextInt(text.length());
            int to = Math.min(text.length(), from + random.nextInt(12));
            String inserted = switch (random.nextInt(6)) {
                case 0 -> "";
                case 1 -> text.substring(from, to) + text.substring(from, to);
                case 2 -> String.valueOf((char) random.nextInt(random.nextBoolean() ? 128 : 0xffff));
                case 3 ->
                    List.of("<item>", "</item>", "&lt;", "&#x0;", "<![CDATA[1]]>", "<?a b?>", "-", "0-")
                            .get(random.nextInt(8));
                case 4 ->
                    List.of("r1", "main", "#r1", "NULL", "999999", "repeat=\"0-\"", "\"", "*")
                            .get(random.nextInt(8));
                default -> "<ruleref uri=\"#" + List.of("main", "r1", "r2").get(random.nextInt(3)) + "\"/>";
            };
            text = text.substring(0, from) + inserted + text.substring(to);
        }
        byte[] bytes = Grammars.bytes(text);
        if (bytes.length > 0 && random.nextInt(4) == 0) {
            bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
        }
        return bytes;
    }

    private String keys() {
        StringBuilder keys = new StringBuilder();
        for (int n = random.nextInt(7); n > 0; n--) {
            keys.append("1*#".charAt(random.nextInt(3)));
        }
        return keys.toString();
    }

    /** References go to later rules only. */
    private String expansion(int depth, int rule) {
        StringBuilder text = new StringBuilder();
        for (int n = 1 + random.nextInt(3); n > 0; n--) {
            text.append(part(depth, rule)).append(' ');
        }
        return text.toString();
    }

    private String part(int depth, int rule) {
        int kind = random.nextInt(depth == 0 ? 4 : 8);
        return switch (kind) {
            case 0, 1, 2 -> List.of("1", "star", "*", "pound").get(random.nextInt(4));
            case 3 -> rule < 2 ? "<ruleref uri=\"#r" + (rule + 1) + "\"/>" : "<ruleref special=\"NULL\"/>";
            case 4, 5 ->
                "<one-of><item>" + expansion(depth - 1, rule) + "</item><item>"
                        + (random.nextInt(4) == 0 ? "" : expansion(depth - 1, rule)) + "</item></one-of>";
            case 6 -> "<item repeat=\"" + random.nextInt(3) + "-\">" + expansion(depth - 1, rule) + "</item>";
            default -> {
                int min = random.nextInt(3);
                yield "<item repeat=\"" + min + "-" + (min + random.nextInt(3)) + "\">" + expansion(depth - 1, rule)
                        + "</item>";
            }
        };
    }

    /** Every part of the grammar can match something, so input that ends before a token can be continued. */
    private static final class NaiveMatcher {
        private final Grammar grammar;
        private final String keys;
        private final Map<Expansion, Map<Integer, Set<Integer>>> known = new IdentityHashMap<>();
        private boolean continues;

        NaiveMatcher(Grammar grammar, String keys) {
            this.grammar = grammar;
            this.keys = keys;
        }

        State state() {
            boolean matches = ends(grammar.rules().get("main").expansion(), 0).contains(keys.length());
            return matches ? continues ? State.COMPLETE : State.FINAL : continues ? State.CAN_CONTINUE : State.NO_MATCH;
        }

        private Set<Integer> ends(Expansion expansion, int from) {
            Map<Integer, Set<Integer>> byStart = known.computeIfAbsent(expansion, unknown -> new TreeMap<>());
            Set<Integer> ends = byStart.get(from);
            if (ends == null) {
                ends = find(expansion, from);
                byStart.put(from, ends);
            }
            return ends;
        }

        private Set<Integer> find(Expansion expansion, int from) {
            Set<Integer> ends = new TreeSet<>();
            if (expansion instanceof Expansion.Token token) {
                String key = token.text().equals("star") ? "*" : token.text().equals("pound") ? "#" : token.text();
                continues |= from == keys.length();
                if (keys.startsWith(key, from)) {
                    ends.add(from + 1);
                }
            } else if (expansion instanceof Expansion.Sequence sequence) {
                ends.add(from);
                for (Expansion part : sequence.parts()) {
                    ends = after(ends, part);
                }
            } else if (expansion instanceof Expansion.OneOf oneOf) {
                for (Expansion.Alternative alternative : oneOf.alternatives()) {
                    ends.addAll(ends(alternative.expansion(), from));
                }
            } else if (expansion instanceof Expansion.Repeat repeat) {
                Set<Integer> reached = new TreeSet<>(Set.of(from));
                int most = Math.min(repeat.max(), repeat.min() + keys.length() + 1);
                for (int count = 0; count <= most; count++) {
                    if (count >= repeat.min()) {
                        ends.addAll(reached);
                    }
                    if (count < most) {
                        reached = after(reached, repeat.expansion());
                    }
                }
            } else if (expansion instanceof Expansion.LocalReference reference) {
                ends = ends(grammar.rules().get(reference.rule()).expansion(), from);
            } else {
                ends.add(from);
            }
            return ends;
        }

        private Set<Integer> after(Set<Integer> froms, Expansion part) {
            Set<Integer> ends = new TreeSet<>();
            for (int from : froms) {
                ends.addAll(ends(part, from));
            }
            return ends;
        }
    }
}
