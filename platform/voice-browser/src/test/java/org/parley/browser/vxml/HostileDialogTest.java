package org.parley.browser.vxml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.parley.browser.grammar.SrgsCompiler;
import org.parley.browser.script.RhinoScripts;
import org.parley.browser.text.TextDialog;

/** Documents that would run for ever, or for minutes, without waiting for anybody. */
class HostileDialogTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            <var name='a' expr='new Array(9000)'/><foreach item='x' array='a'><foreach item='y' array='a'><log>.</log></foreach></foreach> | foreach
            <var name='a' expr='new Array(9000)'/><prompt><foreach item='x' array='a'><foreach item='y' array='a'>text</foreach></foreach></prompt> | foreach
            <var name='a' expr='new Array(9000)'/><var name='t' expr="'t'.repeat(900)"/><prompt><foreach item='x' array='a'><value expr='t'/></foreach></prompt> | characters
            <script>for (;;);</script> | too long
            <script>var a = new Array(200000); for (;;) a.join('');</script> | too long
            <script>var s = 0; for (var k = 0; k &lt; 300000; k++) s++;</script><goto next='#f'/> | long
            <goto next='/start'/> | round
            """)
    void isEndedAndSaysWhy(String content, String why) {
        Site site = new Site()
                .vxml(
                        "/start",
                        "<form id='f'><block>" + content + "</block><catch event='none'><log>-</log></catch></form>");
        RhinoScripts scripts = new RhinoScripts();
        VoiceXmlBrowser browser =
                new VoiceXmlBrowser(VoiceXmlConfig.defaults(), site, new SrgsCompiler(scripts), scripts);
        List<String> lines = assertTimeoutPreemptively(Duration.ofSeconds(30), () -> {
            try (TextDialog dialog = TextDialog.open(browser, site, URI.create(Site.ROOT + "/start"), line -> {})) {
                dialog.stayFor(Duration.ofMinutes(1));
                return dialog.lines();
            }
        });
        assertThat(lines.get(lines.size() - 1))
                .startsWith("error: error.semantic")
                .contains(why);
    }
}
