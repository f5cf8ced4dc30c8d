package org.parley.browser.vxml;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.parley.browser.grammar.FuzzMemory;
import org.parley.browser.grammar.SrgsCompiler;
import org.parley.browser.script.RhinoScripts;
import org.parley.browser.text.TextDialog;
import org.parley.browser.vxml.internal.document.DocumentReader;
import org.parley.browser.vxml.internal.xml.MarkupException;
import org.parley.browser.vxml.internal.xml.XmlReader;

/**
 * Documents put together by chance, whole and broken: each is either taken or refused with its place, none takes two
 * seconds, and those that are taken can be called without a fault of the browser. {@code -Dseed=N} repeats a run, {@code
 * -Pfuzz} makes a long one.
 */
class DocumentFuzzTest {
    private static final long SEED = Long.getLong("seed", System.nanoTime());
    private static final int INPUTS = Integer.getInteger("fuzz.inputs", 4_000);
    private static final int CALLED = 20;
    private static final Duration HANG = Duration.ofSeconds(2);
    private static final long MEMORY = 32L << 20;
    private static final RhinoScripts SCRIPTS = new RhinoScripts();
    private static final SrgsCompiler GRAMMARS = new SrgsCompiler(SCRIPTS);
    private static final List<String> ITEMS = List.of(
            "<block>%s</block>",
            "<field name='f'>%s<grammar mode='dtmf' version='1.0' root='r'><rule id='r'>1</rule></grammar></field>",
            "<field type='digits?maxlength=2'>%s</field>",
            "<field name='o'><option dtmf='1' value='x'>one</option><option>two</option><prompt><enumerate/>%s</prompt></field>",
            "<initial name='i'>%s</initial>",
            "<record name='r' maxtime='2s'>%s</record>",
            "<transfer name='t' dest='tel:1' bridge='true' connecttimeout='1s' maxtime='1s'>%s</transfer>",
            "<subdialog name='s' src='#a'><param name='p' expr='1'/>%s</subdialog>",
            "<object classid='x'>%s</object>",
            "<filled>%s</filled>",
            "<catch event='nomatch noinput help'>%s</catch>",
            "<error count='2'>%s</error>",
            "<var name='v' expr='1'/>",
            "<link dtmf='9' event='help'/>",
            "<property name='timeout' value='1s'/>",
            "<property name='universals' value='all'/>");
    private static final List<String> CONTENT = List.of(
            "text ",
            "<value expr='v'/>",
            "<audio src='none.wav'>else</audio>",
            "<prompt bargein='false' count='1'>x<break time='1s'/><mark name='m'/></prompt>",
            "<prompt bargeintype='hotword'><prosody rate='50%'>slow</prosody><say-as interpret-as='digits'>1</say-as></prompt>",
            "<assign name='v' expr='v + 1'/>",
            "<assign name='nobody' expr='1'/>",
            "<var name='w' expr='[1,2]'/>",
            "<foreach item='x' array='[1,2]'><log expr='x'/></foreach>",
            "<if cond='v == 1'><log>one</log><elseif cond='v'/><log>more</log><else/><exit/></if>",
            "<goto next='#b'/>",
            "<goto nextitem='f'/>",
            "<throw event='help'/>",
            "<throw event='error.x' message='m'/>",
            "<reprompt/>",
            "<return namelist='v'/>",
            "<exit expr='1'/>",
            "<disconnect/>",
            "<clear/>",
            "<script>var q = 1; function g() { return q; }</script>",
            "<data name='d' src='none.xml'/>",
            "<submit next='none' namelist='v'/>",
            "<log label='l' expr='v'>x</log>");
    private static final List<String> SPLINTERS = List.of(
            "<",
            ">",
            "/>",
            "</form>",
            "<form>",
            "'",
            "\"",
            "&",
            "&amp;",
            "&#0;",
            "<!--",
            "]]>",
            "<![CDATA[",
            "<?x",
            "xmlns='urn:x'",
            " cond=''",
            " name='1'",
            " expr='('",
            " count='0'",
            "\u0000",
            "\uD800",
            "<x:y xmlns:x='urn:y'/>",
            "%s",
            "\uFEFF");
    private static final List<String> LINES = List.of(
            "press 1",
            "press 12#",
            "press 9",
            "say one",
            "say help",
            "silence",
            "wait 2s",
            "record 1s",
            "callee answers");

    private final Random random = new Random(SEED);
    private final DocumentReader reader = new DocumentReader(new XmlReader(1 << 20), "en-US");
    private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    private String document = "";
    private long slowest;
    private String slowestDocument = "";
    private int slowestAt;

    @Test
    void nothingBreaksIt() {
        System.out.println("document fuzzing: -Dseed=" + SEED + ", " + INPUTS + " inputs");
        loadClasses();
        int refused = 0;
        long used = 0;
        for (int i = 0; i < INPUTS; i++) {
            if (i == INPUTS / 5) {
                used = FuzzMemory.used();
            }
            document = i % 2 == 0 ? whole() : mutated(whole());
            long from = System.nanoTime();
            boolean taken = read();
            if (taken && i % CALLED == 0) {
                call();
            }
            refused += taken ? 0 : 1;
            long took = System.nanoTime() - from;
            if (took > slowest) {
                slowest = took;
                slowestDocument = document;
                slowestAt = i;
            }
            assertThat(Duration.ofNanos(took)).as(this::where).isLessThan(HANG.multipliedBy(5));
        }
        long growth = FuzzMemory.used() - used;
        System.out.println(
                "document fuzzing: " + refused + " refused, slowest " + slowest / 1_000_000 + " ms, memory grew by "
                        + growth / 1024 + " KiB; the slowest, number " + slowestAt + ":\n" + slowestDocument);
        assertThat(refused).as("documents refused of " + INPUTS).isBetween(INPUTS / 20, INPUTS * 19 / 20);
        assertThat(growth).as("growth of memory over four fifths of the run").isLessThan(MEMORY);
    }

    /** The first call of a process loads what all others use, which takes longer than any of them. */
    private void loadClasses() {
        document = "<vxml version='2.1' xmlns='http://www.w3.org/2001/vxml'><form><field type='digits'/></form></vxml>";
        long from = System.nanoTime();
        call();
        System.out.println("document fuzzing: the first call took " + (System.nanoTime() - from) / 1_000_000 + " ms");
    }

    private String where() {
        return "-Dseed=" + SEED + "\n" + document;
    }

    private boolean read() {
        long from = threads.getCurrentThreadCpuTime();
        try {
            reader.read(document.getBytes(StandardCharsets.UTF_8), null, URI.create(Site.ROOT + "/start"));
            return true;
        } catch (MarkupException told) {
            assertThat(told.getMessage()).as(this::where).startsWith(Site.ROOT + "/start");
            return false;
        } catch (RuntimeException | StackOverflowError bug) {
            throw new AssertionError(where(), bug);
        } finally {
            assertThat(Duration.ofNanos(threads.getCurrentThreadCpuTime() - from))
                    .as(this::where)
                    .isLessThan(HANG);
        }
    }

    private void call() {
        Site site = new Site().page("/start", document);
        VoiceXmlBrowser browser = new VoiceXmlBrowser(VoiceXmlConfig.defaults(), site, GRAMMARS, SCRIPTS);
        List<String> lines;
        try (TextDialog dialog = TextDialog.open(browser, site, URI.create(Site.ROOT + "/start"), line -> {})) {
            for (int i = 0; i < 8 && !dialog.isOver(); i++) {
                dialog.input(one(LINES));
            }
            dialog.hangUp();
            lines = dialog.lines();
        }
        assertThat(lines).as(this::where).noneMatch(line -> line.contains("internal fault"));
        assertThat(lines).as(this::where).anyMatch(line -> line.startsWith("exit: ") || line.startsWith("error: "));
    }

    private String whole() {
        StringBuilder out =
                new StringBuilder("<vxml version='2.1' xmlns='http://www.w3.org/2001/vxml'><var name='v' expr='1'/>");
        for (String id : new String[] {"a", "b"}) {
            out.append("<form id='").append(id).append("'>");
            for (int i = random.nextInt(5); i > 0; i--) {
                out.append(one(ITEMS).replace("%s", content()));
            }
            out.append("</form>");
        }
        return out.append("</vxml>").toString();
    }

    private String content() {
        StringBuilder out = new StringBuilder();
        for (int i = random.nextInt(4); i > 0; i--) {
            out.append(one(CONTENT));
        }
        return out.toString();
    }

    private String mutated(String text) {
        StringBuilder out = new StringBuilder(text);
        for (int i = 1 + random.nextInt(3); i > 0; i--) {
            int at = random.nextInt(out.length());
            switch (random.nextInt(3)) {
                case 0 -> out.insert(at, one(SPLINTERS));
                case 1 -> out.delete(at, Math.min(out.length() - 1, at + random.nextInt(20)));
                default -> out.setCharAt(at, (char) (32 + random.nextInt(90)));
            }
        }
        return out.toString();
    }

    private String one(List<String> of) {
        return of.get(random.nextInt(of.size()));
    }
}
