package org.parley.browser.vxml;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import org.parley.browser.grammar.SrgsCompiler;
import org.parley.browser.script.RhinoScripts;
import org.parley.browser.text.TextDialog;

/** A document with a caller who types lines, without call control: {@code run("…", "press 1")} gives what came. */
final class TypedCall {
    private static final RhinoScripts SCRIPTS = new RhinoScripts();
    private static final SrgsCompiler GRAMMARS = new SrgsCompiler(SCRIPTS);

    final Site site = new Site();

    /** The lines of a call of {@code /start}, a document of this content, without those on what it waits for. */
    List<String> run(String content, String... input) {
        site.vxml("/start", content);
        VoiceXmlBrowser browser = new VoiceXmlBrowser(VoiceXmlConfig.defaults(), site, GRAMMARS, SCRIPTS);
        List<String> lines;
        try (TextDialog dialog = TextDialog.open(browser, site, URI.create(Site.ROOT + "/start"), line -> {})) {
            for (String line : input) {
                dialog.input(line);
            }
            for (int i = 0; i < 20 && !dialog.isOver(); i++) {
                dialog.silence();
            }
            lines = new ArrayList<>(dialog.lines());
        }
        lines.removeIf(line -> line.startsWith("expects: "));
        return lines;
    }

    void expect(List<String> lines, String... wanted) {
        assertThat(lines).containsExactly(wanted);
    }
}
