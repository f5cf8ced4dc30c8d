package org.parley.browser.bench;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.parley.browser.fetch.Fetched;
import org.parley.browser.fetch.Fetcher;
import org.parley.browser.grammar.SrgsCompiler;
import org.parley.browser.script.RhinoScripts;
import org.parley.browser.text.TextDialog;
import org.parley.browser.text.VirtualClock;
import org.parley.browser.vxml.VoiceXmlBrowser;
import org.parley.browser.vxml.VoiceXmlConfig;

/** A browser whose documents come from memory, on virtual time: what is measured is the browser. */
final class BenchedBrowser {
    static final String FIELD = """
            <vxml version="2.1" xmlns="http://www.w3.org/2001/vxml">
              <form id="choice">
                <field name="digit">
                  <prompt>Press a key.</prompt>
                  <grammar mode="dtmf" version="1.0" root="key" xmlns="http://www.w3.org/2001/06/grammar">
                    <rule id="key"><one-of><item>1</item><item>5</item><item>9</item></one-of></rule>
                  </grammar>
                  <filled><exit namelist="digit"/></filled>
                </field>
              </form>
            </vxml>
            """;
    static final String EXIT = """
            <vxml version="2.1" xmlns="http://www.w3.org/2001/vxml"><form><block><exit/></block></form></vxml>
            """;
    private static final URI DOCUMENT = URI.create("http://bench.test/main.vxml");

    private final RhinoScripts scripts = new RhinoScripts();
    private final SrgsCompiler grammars = new SrgsCompiler(scripts);
    private final AtomicLong served = new AtomicLong();
    private final VoiceXmlBrowser browser;
    private final Fetcher fetcher;

    /** @param isCached whether the same bytes come again, so that what was parsed is used again */
    BenchedBrowser(String document, boolean isCached) {
        byte[] same = document.getBytes(StandardCharsets.UTF_8);
        fetcher = request -> new Fetched(
                request.uri(),
                200,
                "application/voicexml+xml",
                Optional.of("UTF-8"),
                isCached
                        ? same
                        : (document + "<!-- " + served.incrementAndGet() + " -->").getBytes(StandardCharsets.UTF_8));
        browser = new VoiceXmlBrowser(VoiceXmlConfig.defaults(), fetcher, grammars, scripts);
    }

    TextDialog open() {
        return TextDialog.open(
                browser,
                fetcher,
                DOCUMENT,
                Map.of(),
                new VirtualClock(Instant.EPOCH, Duration.ofSeconds(20)),
                line -> {});
    }

    /** A whole session in which the caller presses 5. */
    boolean session() {
        TextDialog dialog = open();
        if (!dialog.isOver()) {
            dialog.input("press 5");
        }
        boolean more = true;
        while (!dialog.isOver() && more) {
            more = dialog.step();
        }
        return dialog.isOver();
    }
}
