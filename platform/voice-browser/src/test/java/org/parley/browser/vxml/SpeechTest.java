package org.parley.browser.vxml;

import org.junit.jupiter.api.Test;

/** Input by words (VoiceXML 2.0 §3.1, §5.1.5, §6.3.2), as a recogniser would understand them. */
class SpeechTest {
    private static final String CITY =
            "<grammar version='1.0' root='r' tag-format='semantics/1.0'><rule id='r'><one-of>"
                    + "<item>new york<tag>out='NY'</tag></item><item>london<tag>out='LON'</tag></item></one-of></rule></grammar>";

    private final TypedCall call = new TypedCall();

    private static String field(String content) {
        return "<form><field name='a'>A?" + content + "</field></form>";
    }

    @Test
    void wordsFillAFieldAndItsShadowVariables() {
        call.expect(
                call.run(
                        field(
                                CITY
                                        + "<filled><log>a=<value expr='a'/> <value expr='a$.utterance'/> <value expr='a$.inputmode'/>"
                                        + " <value expr='a$.confidence'/> <value expr='application.lastresult$[0].interpretation'/></log></filled>"),
                        "say New York (confidence 0.7)"),
                "hears: A?",
                "log: a=NY New York voice 0.7 NY",
                "exit: {}");
    }

    @Test
    void whatIsNotUnderstoodOrNotSurelyIsNoMatch() {
        call.expect(
                call.run(
                        field(CITY
                                + "<nomatch><log>nomatch <value expr='application.lastresult$.utterance'/></log></nomatch>"
                                + "<filled><log expr='a'/></filled>"),
                        "say paris",
                        "say london (confidence 0.3)",
                        "say london"),
                "hears: A?",
                "log: nomatch paris",
                "log: nomatch london",
                "log: LON",
                "exit: {}");
    }

    @Test
    void whoeverSpeaksTooLongIsTold() {
        call.expect(
                call.run(
                        field("<property name='maxspeechtimeout' value='10s'/>" + CITY
                                + "<catch event='maxspeechtimeout'><log>too long</log><exit/></catch>"),
                        "say london (12s)"),
                "hears: A?",
                "log: too long",
                "exit: {}");
    }

    @Test
    void universalsThrowTheirEvents() {
        call.expect(
                call.run(
                        "<property name='universals' value='help cancel'/><help><log>helping</log></help>"
                                + "<catch event='cancel'><log>cancelled</log></catch>"
                                + field(CITY + "<nomatch><log>nomatch</log><exit/></nomatch>"),
                        "say help",
                        "say cancel",
                        "say exit"),
                "hears: A?",
                "log: helping",
                "log: cancelled",
                "log: nomatch",
                "exit: {}");
    }

    @Test
    void menusTakeTheirWordsAndNumbers() {
        String menu = "<menu dtmf='true' accept='approximate'><prompt>Say one of: <enumerate/></prompt>"
                + "<choice next='#s'>sports news</choice><choice next='#w'>the weather</choice></menu>"
                + "<form id='s'><block>Sports.</block></form><form id='w'><block>Weather.</block></form>";
        call.expect(
                call.run(menu, "say sports"),
                "hears: Say one of: sports news 1. the weather 2.",
                "hears: Sports.",
                "exit: {}");
        call.expect(
                call.run(menu, "press 2"),
                "hears: Say one of: sports news 1. the weather 2.",
                "hears: Weather.",
                "exit: {}");
    }

    @Test
    void grammarsOfOtherDialogsLeadThereWhenTheirScopeIsTheDocument() {
        String menu = "<menu id='m' scope='document'><prompt>M?</prompt><choice next='#x'>other</choice></menu>"
                + "<form id='x'><block>X.</block></form>";
        call.expect(call.run(field(CITY) + menu, "say other"), "hears: A?", "hears: X.", "exit: {}");
    }

    @Test
    void initialTakesTheWholeForm() {
        String form =
                "<form><grammar version='1.0' root='r' tag-format='semantics/1.0'><rule id='r'>from <ruleref uri='#c'/>"
                        + "<tag>out.from=rules.latest();</tag> to <ruleref uri='#c'/><tag>out.to=rules.latest();</tag></rule>"
                        + "<rule id='c'><one-of><item>rome<tag>out='R'</tag></item><item>oslo<tag>out='O'</tag></item></one-of></rule></grammar>"
                        + "<initial name='i'>Where?<nomatch count='2'><assign name='i' expr='true'/><reprompt/></nomatch></initial>"
                        + "<field name='from'>From?" + CITY + "</field><field name='to'>To?" + CITY + "</field>"
                        + "<filled><log expr='from + to + i'/></filled></form>";
        call.expect(call.run(form, "say from rome to oslo"), "hears: Where?", "log: ROtrue", "exit: {}");
        call.expect(
                call.run(form, "say x", "say x", "say london", "say new york"),
                "hears: Where?",
                "hears: Where?",
                "hears: From?",
                "hears: To?",
                "log: LONNYtrue",
                "exit: {}");
    }

    @Test
    void aHotwordIsSpottedAmongOtherWords() {
        call.expect(
                call.run(
                        "<form><field name='a'><prompt bargeintype='hotword'>A long long message that goes on.</prompt>"
                                + CITY
                                + "<nomatch><log>nomatch</log></nomatch><filled><log expr='a'/></filled></field></form>",
                        "say hello",
                        "say london"),
                "hears: A long long message that goes on.",
                "log: LON",
                "exit: {}");
    }

    @Test
    void withoutAnyGrammarThereIsNothingToWaitFor() {
        call.expect(
                call.run(field("<catch event='error.semantic'><log>no grammar</log><exit/></catch>")),
                "log: no grammar",
                "hears: A?",
                "exit: {}");
    }

    @Test
    void alternativesAreListedUpToTheNumberWanted() {
        String two =
                "<grammar version='1.0' root='r' tag-format='semantics/1.0'><rule id='r'>london<tag>out='ON'</tag></rule></grammar>";
        String log =
                "<filled><log expr='application.lastresult$.length + a + application.lastresult$[application.lastresult$.length - 1].interpretation'/></filled>";
        call.expect(call.run(field(CITY + two + log), "say london"), "hears: A?", "log: 1LONLON", "exit: {}");
        call.expect(
                call.run(field("<property name='maxnbest' value='3'/>" + CITY + two + log), "say london"),
                "hears: A?",
                "log: 2LONON",
                "exit: {}");
    }

    @Test
    void marksTellHowFarThePromptWas() {
        call.expect(
                call.run(
                        "<form><field name='a'><prompt>Ten chars.<mark name='m'/>Twenty characters more.</prompt>"
                                + CITY
                                + "<filled><log expr='a$.markname + a$.marktime + application.lastresult$.markname'/></filled></field></form>",
                        "wait 1s",
                        "say london"),
                "hears: Ten chars. Twenty characters more.",
                "log: m350m",
                "exit: {}");
    }

    @Test
    void utterancesAreKeptWhenTheDocumentWantsThem() {
        call.expect(
                call.run(
                        field(
                                "<property name='recordutterance' value='true'/>" + CITY
                                        + "<filled><log expr='a$.recordingduration + \" \" + a$.recordingsize + \" \" + application.lastresult$.recordingduration'/><prompt><audio expr='a$.recording'/></prompt></filled>"),
                        "say london (2s)"),
                "hears: A?",
                "log: 2000 16000 2000",
                "hears: (audio 2.0 s)",
                "exit: {}");
    }
}
