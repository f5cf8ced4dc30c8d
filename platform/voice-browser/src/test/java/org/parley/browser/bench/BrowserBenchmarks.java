package org.parley.browser.bench;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;
import org.parley.browser.grammar.DtmfGrammar;
import org.parley.browser.grammar.DtmfMatcher;
import org.parley.browser.grammar.GrammarException;
import org.parley.browser.grammar.SrgsCompiler;
import org.parley.browser.script.RhinoScripts;

/** The steps of a call that the voice browser does itself. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 4, time = 2)
@Fork(1)
public class BrowserBenchmarks {
    private static final String KEYS = "9015550123";

    private final BenchedBrowser cached = new BenchedBrowser(BenchedBrowser.FIELD, true);
    private final BenchedBrowser fresh = new BenchedBrowser(BenchedBrowser.FIELD, false);
    private final BenchedBrowser exit = new BenchedBrowser(BenchedBrowser.EXIT, true);
    private final SrgsCompiler compiler = new SrgsCompiler(new RhinoScripts());
    private DtmfGrammar digits;
    private DtmfGrammar tagged;

    /** Grammars of ten digits, without and with tags. */
    @Setup
    public void compile() throws GrammarException {
        digits = grammar("<rule id=\"main\"><item repeat=\"1-12\"><ruleref uri=\"#d\"/></item></rule>");
        tagged = grammar("<rule id=\"main\"><tag>out.n = ''</tag><item repeat=\"1-12\"><ruleref uri=\"#d\"/>"
                + "<tag>out.n += rules.d</tag></item></rule>");
    }

    private DtmfGrammar grammar(String main) throws GrammarException {
        String document =
                "<grammar xmlns=\"http://www.w3.org/2001/06/grammar\" version=\"1.0\" mode=\"dtmf\" root=\"main\""
                        + " tag-format=\"semantics/1.0\">" + main
                        + "<rule id=\"d\"><one-of><item>0</item><item>1</item>"
                        + "<item>2</item><item>3</item><item>4</item><item>5</item><item>6</item><item>7</item><item>8</item>"
                        + "<item>9</item></one-of></rule></grammar>";
        return compiler.srgs(
                document.getBytes(StandardCharsets.UTF_8), URI.create("http://bench.test/g"), "", uri -> new byte[0]);
    }

    /** A session of one form with one field, its document known. */
    @Benchmark
    public boolean formWithFieldParseCached() {
        return cached.session();
    }

    /** The same with a document that is new each time. */
    @Benchmark
    public boolean formWithFieldParsedAnew() {
        return fresh.session();
    }

    /** A session that exits at once. */
    @Benchmark
    public boolean sessionStartAndEnd() {
        return exit.session();
    }

    /** One key of ten. */
    @Benchmark
    @OperationsPerInvocation(10)
    public void grammarMatchPerDigit(Blackhole results) {
        DtmfMatcher matcher = compiler.matcher(List.of(digits));
        for (int i = 0; i < KEYS.length(); i++) {
            results.consume(matcher.press(KEYS.charAt(i)));
        }
    }

    /** The meaning of ten keys, without tags. */
    @Benchmark
    public Object meaningWithoutTags() throws GrammarException {
        return meaning(digits);
    }

    /** The meaning of ten keys, from eleven runs of tags. */
    @Benchmark
    public Object meaningFromTags() throws GrammarException {
        return meaning(tagged);
    }

    private Object meaning(DtmfGrammar grammar) throws GrammarException {
        DtmfMatcher matcher = compiler.matcher(List.of(grammar));
        for (int i = 0; i < KEYS.length(); i++) {
            matcher.press(KEYS.charAt(i));
        }
        return matcher.match();
    }
}
