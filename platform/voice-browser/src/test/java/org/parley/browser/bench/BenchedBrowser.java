package org.parley.browser.bench;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.parley.browser.dialog.DialogRequest;
import org.parley.browser.fetch.CookieJar;
import org.parley.browser.fetch.FetchRequest;
import org.parley.browser.fetch.Fetched;
import org.parley.browser.fetch.Fetcher;
import org.parley.browser.grammar.SrgsCompiler;
import org.parley.browser.platform.SystemClock;
import org.parley.browser.script.RhinoScripts;
import org.parley.browser.vxml.VoiceXmlBrowser;
import org.parley.browser.vxml.VoiceXmlConfig;

/** A browser whose documents come from memory and whose callers take no time: what is measured is the browser. */
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
    private final SystemClock clock = new SystemClock();
    private final AtomicLong served = new AtomicLong();
    private final AtomicLong opened = new AtomicLong();
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

    /** @param key what the caller presses; a space for nothing */
    BenchedLine open(char key) {
        BenchedLine line = new BenchedLine(key);
        CookieJar cookies = new CookieJar();
        line.holds(browser.prepare(
                new DialogRequest(
                        "bench-" + opened.incrementAndGet(),
                        "bench",
                        FetchRequest.get(DOCUMENT, cookies, Duration.ofSeconds(5)),
                        cookies,
                        Map.of(),
                        Map.of(),
                        clock),
                line,
                line));
        return line;
    }

    /** A whole session in which the caller presses 5. */
    boolean session() {
        if (!open('5').awaitEnd()) {
            throw new IllegalStateException("the session did not end as it should");
        }
        return true;
    }
}
