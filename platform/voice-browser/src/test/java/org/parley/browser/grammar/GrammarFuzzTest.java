package org.parley.browser.grammar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.parley.browser.grammar.Grammars.COMPILER;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.net.URI;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * Grammars and inputs made by chance: whole ones, broken ones and none at all. Nothing but GrammarException may come, no
 * input may take two seconds, and memory stays flat. {@code -Dseed=N} repeats a run, {@code -Pfuzz} makes a long one.
 */
class GrammarFuzzTest {
    private static final long SEED = Long.getLong("seed", System.nanoTime());
    private static final int INPUTS = Integer.getInteger("fuzz.inputs", 4_000);
    private static final Duration HANG = Duration.ofSeconds(2);
    private static final long MEMORY = 32L << 20;
    private static final URI BASE = URI.create("http://host/fuzz/main");
    private static final List<String> SPLINTERS = List.of(
            "<item>",
            "</item>",
            "<one-of>",
            "</one-of>",
            "<rule id=\"r9\">",
            "</rule>",
            "<ruleref uri=\"#r0\"/>",
            "<ruleref uri=\"b#r0\"/>",
            "repeat=\"0-\"",
            "repeat=\"999999-\"",
            "<!--",
            "-->",
            "<![CDATA[",
            "]]>",
            "&lt;",
            "&#x0;",
            "<?x?>",
            "\"",
            "'",
            "$r0",
            "$r9",
            "$<b>",
            "$<b#r0>~<application/srgs>",
            "$NULL",
            "$GARBAGE",
            "<0->",
            "<2-1>",
            "<1-9999 /0.5/>",
            "{",
            "}",
            "{!{",
            "}!}",
            "(",
            ")",
            "[",
            "]",
            "|",
            "/1/",
            "//",
            "/*",
            "*/",
            "!en-US",
            "=",
            ";",
            "public ",
            "meta 'a' is 'b';",
            "#ABNF 1.0;\n",
            "#ABNF 1.0 UTF-16;\n",
            "\uFEFF",
            "\u0000",
            "\uD800",
            "language en;",
            "NULL",
            "-",
            "+");

    private final Random random = new Random(SEED);
    private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    private String document = "";
    private String input = "";

    @Test
    void nothingBreaksIt() {
        System.out.println("grammar fuzzing: -Dseed=" + SEED + ", " + INPUTS + " inputs");
        long used = 0;
        long slowest = 0;
        int refused = 0;
        for (int i = 0; i < INPUTS; i++) {
            if (i == INPUTS / 5) {
                used = FuzzMemory.used();
            }
            long from = threads.getCurrentThreadCpuTime();
            refused += one() ? 0 : 1;
            long took = threads.getCurrentThreadCpuTime() - from;
            slowest = Math.max(slowest, took);
            assertThat(Duration.ofNanos(took)).as(() -> where()).isLessThan(HANG);
        }
        long growth = FuzzMemory.used() - used;
        System.out.println("grammar fuzzing: " + refused + " refused, slowest " + slowest / 1_000_000
                + " ms, memory grew by " + growth / 1024 + " KiB");
        assertThat(refused).as("grammars refused of " + INPUTS).isBetween(INPUTS / 20, INPUTS * 19 / 20);
        assertThat(growth).as("growth of memory over four fifths of the run").isLessThan(MEMORY);
    }

    private String where() {
        return "-Dseed=" + SEED + " '" + input + "' on\n" + document;
    }

    /** @return whether the grammar could be used */
    private boolean one() {
        GeneratedGrammar grammar = GeneratedGrammar.of(random);
        input = grammar.input();
        try {
            return switch (random.nextInt(4)) {
                case 0 -> bothFormsAgree(grammar);
                case 1 -> match(bytes(mutated(grammar.xml())));
                case 2 -> match(bytes(mutated(grammar.abnf())));
                default -> match(bytes(salad()));
            };
        } catch (RuntimeException | StackOverflowError | OutOfMemoryError bug) {
            throw new AssertionError(where(), bug);
        }
    }

    private boolean match(byte[] bytes) {
        try {
            GrammarTrial trial = GrammarTrial.of(COMPILER, new GrammarDocument(bytes, BASE), uri -> bytes);
            var parse = trial.match(input);
            if (parse.isPresent() && random.nextInt(20) == 0) {
                parse.get().interpretation();
            }
            return true;
        } catch (GrammarException refused) {
            return false;
        }
    }

    private boolean bothFormsAgree(GeneratedGrammar grammar) {
        document = grammar.abnf();
        List<String> xml = answers(grammar.xml());
        List<String> abnf = answers(grammar.abnf());
        assertThat(abnf).as(() -> where() + grammar.xml()).isEqualTo(xml);
        return !xml.isEmpty();
    }

    /** State after each token and the parse at the end; empty when the grammar is refused. */
    private List<String> answers(String text) {
        List<String> answers = new ArrayList<>();
        try {
            CompiledGrammar compiled = COMPILER.compile(
                    new GrammarDocument(text.getBytes(StandardCharsets.UTF_8), BASE), uri -> new byte[0]);
            boolean matches;
            if (compiled instanceof DtmfGrammar keys) {
                DtmfMatcher matcher = COMPILER.matcher(List.of(keys));
                input.replace(" ", "")
                        .chars()
                        .forEach(key -> answers.add(matcher.press((char) key).name()));
                matches = matcher.state().isMatch();
            } else {
                VoiceMatcher matcher = COMPILER.voiceMatcher(List.of((VoiceGrammar) compiled));
                for (String word : input.split(" ")) {
                    answers.add(matcher.say(word).name());
                }
                matches = matcher.state().isMatch();
            }
            String parse =
                    compiled.parse(input).map(CompiledGrammar.Parse::text).orElse("none");
            assertThat(parse.equals("none")).as(() -> where()).isEqualTo(!matches);
            answers.add(parse);
        } catch (GrammarException refused) {
            answers.clear();
        }
        return answers;
    }

    private String mutated(String whole) {
        String text = whole;
        for (int n = 1 + random.nextInt(3); n > 0; n--) {
            int from = random.nextInt(text.length() + 1);
            int to = Math.min(text.length(), from + (random.nextBoolean() ? 0 : random.nextInt(9)));
            text = text.substring(0, from) + splinter() + text.substring(to);
        }
        return text;
    }

    private String salad() {
        StringBuilder text =
                new StringBuilder(random.nextBoolean() ? "#ABNF 1.0;\nlanguage en;\nroot $r0;\n$r0 = " : "");
        for (int n = random.nextInt(30); n > 0; n--) {
            text.append(splinter()).append(random.nextBoolean() ? " " : "");
        }
        return text.toString();
    }

    private String splinter() {
        return switch (random.nextInt(5)) {
            case 0 -> String.valueOf((char) random.nextInt(random.nextBoolean() ? 128 : 0x10000));
            case 1 -> List.of("a", "b", "1", " ", "\n", "r0").get(random.nextInt(6));
            default -> SPLINTERS.get(random.nextInt(SPLINTERS.size()));
        };
    }

    private byte[] bytes(String text) {
        document = text;
        Charset charset = random.nextInt(8) > 0
                ? StandardCharsets.UTF_8
                : List.of(StandardCharsets.UTF_16, StandardCharsets.UTF_16LE, StandardCharsets.ISO_8859_1)
                        .get(random.nextInt(3));
        byte[] bytes = text.getBytes(charset);
        if (bytes.length > 0 && random.nextInt(8) == 0) {
            bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
        }
        return bytes;
    }
}
