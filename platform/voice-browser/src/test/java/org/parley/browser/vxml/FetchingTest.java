package org.parley.browser.vxml;

import org.junit.jupiter.api.Test;

/** What VoiceXML 2.0 §6.1 and 2.1 §5 say of fetching. */
class FetchingTest {
    private final TypedCall call = new TypedCall();

    @Test
    void dataIsForThoseWhomItAllows() {
        call.site.page("/open.xml", "<?access-control allow='*.test other.org'?><a>1</a>");
        call.site.page("/closed.xml", "<?access-control allow='*' deny='site.test'?><a>1</a>");
        call.expect(
                call.run("<form><catch event='error'><log expr='_event'/><exit/></catch><block>"
                        + "<data name='d' src='open.xml'/><log expr='d.documentElement.firstChild.data'/>"
                        + "<data name='e' src='closed.xml'/></block></form>"),
                "log: 1",
                "log: error.noauthorization",
                "exit: {}");
    }

    @Test
    void documentsWithMistakesAreTold() {
        call.site.page("/bad", Site.document("", "<form>\n<field name='a'><block/></field></form>"));
        call.expect(
                call.run("<form><catch event='error.badfetch'><log expr='_message'/><exit/></catch>"
                        + "<block><goto next='bad'/></block></form>"),
                "log: http://site.test/bad:3: <block> is not allowed in <field>",
                "exit: {}");
    }

    @Test
    void audioIsHeardWhileADocumentIsFetched() {
        call.site.vxml("/next", "<form><block>Here.</block></form>").page("/music.ul", request -> new byte[80_000]);
        call.expect(
                call.run("<property name='fetchaudiodelay' value='0s'/><property name='fetchaudiominimum' value='3s'/>"
                        + "<form><block>Wait.<goto next='next' fetchaudio='music.ul'/></block></form>"),
                "hears: Wait.",
                "hears: (audio 10.0 s)",
                "hears: Here.",
                "exit: {}");
    }
}
