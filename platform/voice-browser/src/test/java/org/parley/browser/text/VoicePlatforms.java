package org.parley.browser.text;

import org.parley.browser.VoicePlatform;
import org.parley.browser.VoicePlatformConfig;
import org.parley.browser.fetch.Fetcher;
import org.parley.browser.grammar.SrgsCompiler;
import org.parley.browser.platform.SystemClock;
import org.parley.browser.script.RhinoScripts;
import org.parley.browser.vxml.VoiceXmlBrowser;
import org.parley.browser.vxml.VoiceXmlConfig;

/** The whole voice platform on pages in memory. */
final class VoicePlatforms {
    private VoicePlatforms() {}

    static VoicePlatform on(Fetcher pages) {
        RhinoScripts scripts = new RhinoScripts();
        SystemClock clock = new SystemClock();
        VoiceXmlBrowser browser =
                new VoiceXmlBrowser(VoiceXmlConfig.defaults(), pages, new SrgsCompiler(scripts), scripts);
        return new VoicePlatform(VoicePlatformConfig.of(MessageSite.CALL, ""), browser, pages, scripts, clock);
    }
}
