package org.parley.browser.vxml;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Forms, menus, fields and the form interpretation algorithm. */
class FormsTest extends Conversation {
    @Test
    void blockIsExecutedOnceAndTheFormEnds() {
        call(block("Hello <value expr=\"'wor' + 'ld'\"/>."))
                .hears("Hello world.")
                .isDisconnected();
        assertThat(reports).containsExactly("prepared", "started", "exited {}");
    }

    @Test
    void fieldTakesItsGrammarsResult() {
        call("<form><field name='n'>" + keys("12", "34") + "<prompt>Which number?</prompt>"
                        + "<filled>You pressed <value expr='n'/> by <value expr='n$.inputmode'/>, "
                        + "<value expr='application.lastresult$.utterance'/>,"
                        + "<value expr='application.lastresult$[0].confidence'/></filled></field></form>")
                .hears("Which number?")
                .presses("34")
                .hears("You pressed 34 by dtmf, 34,1")
                .isDisconnected();
    }

    @Test
    void itemsAreVisitedInOrderByCondAndGotoNextitem() {
        call("<form><var name='n' expr='0'/>"
                        + "<block name='a' cond='n == 1'>a <assign name='n' expr='2'/><goto nextitem='d'/></block>"
                        + "<block name='b'>b <assign name='n' expr='1'/></block>"
                        + "<block name='c'>c</block>"
                        + "<block name='d' expr='true'>d <exit expr=\"'end'\"/></block></form>")
                .hears("b a d")
                .isDisconnected();
        assertThat(reports).contains("exited {expr=end}");
    }

    @Test
    void menuGoesWhereItsChoiceSays() {
        site.vxml("/two", block("two reached"));
        call("<menu dtmf='true'><prompt>Choose: <enumerate><value expr='_dtmf'/> for <value expr='_prompt'/>;</enumerate>"
                        + "</prompt><choice next='#one'>apples</choice><choice next='/two'>pears</choice>"
                        + "<choice dtmf='0' event='help'>help</choice><help>Helping. <reprompt/></help></menu>"
                        + "<form id='one'><block>one reached</block></form>")
                .hears("Choose: 1 for apples; 2 for pears; 0 for help;")
                .presses("0")
                .hears("Helping. Choose:")
                .presses("2")
                .hears("two reached")
                .isDisconnected();
    }

    @Test
    void nomatchAndNoinputCountAndPromptsTaper() {
        call("<form><field name='n'>" + keys("1")
                        + "<prompt count='1'>first</prompt><prompt count='2'>second</prompt><prompt count='4'>fourth</prompt>"
                        + "<nomatch count='1'>wrong one. <reprompt/></nomatch><nomatch count='2'>wrong again. <reprompt/></nomatch>"
                        + "<noinput>silence. <reprompt/></noinput><filled>done</filled></field></form>")
                .hears("first")
                .presses("5")
                .hears("wrong one. second")
                .presses("5")
                .hears("wrong again. second")
                .listens()
                .silence()
                .hears("silence. fourth")
                .presses("1")
                .hears("done");
    }

    @Test
    void promptIsNotRepeatedAfterACatchThatDoesNotAskForIt() {
        call("<form><field name='n'>" + keys("1") + "<prompt>question</prompt><nomatch>no such key</nomatch>"
                        + "<filled>done</filled></field></form>")
                .hears("question")
                .presses("7")
                .hears("no such key")
                .listens()
                .hearsNothingOf("question")
                .presses("1")
                .hears("done");
    }

    @Test
    void optionGivesItsValue() {
        call("<form><field name='c'><prompt>colour? <enumerate/></prompt><option dtmf='1' value='r'>red</option>"
                        + "<option dtmf='2'>green</option><filled><value expr='c'/> it is.</filled></field>"
                        + "<field name='d'><option dtmf='1' value='r'>red</option><option dtmf='2'>green</option>"
                        + "<filled>then <value expr='d'/></filled></field></form>")
                .hears("colour? red 1. green 2.")
                .presses("1")
                .hears("r it is.")
                .presses("2")
                .hears("then green");
    }

    @Test
    void builtinFieldCollectsDigits() {
        call("<form><field name='pin' type='digits?minlength=3;maxlength=5'>PIN?<filled>Got <value expr='pin.length'/>"
                        + "</filled></field></form>")
                .hears("PIN?")
                .presses("1234#")
                .hears("Got 4");
    }

    @Test
    void formFilledWaitsForAllOrAny() {
        String grammar = keys("1", "2");
        call("<form>"
                        + "<filled mode='any' namelist='a b'>one of them. </filled>"
                        + "<field name='a'>a? " + grammar + "<filled>a is filled. </filled></field>"
                        + "<field name='b'>b? " + grammar + "</field>"
                        + "<filled namelist='a b'>both <value expr='a + b'/>. <if cond=\"b == '2'\"><clear namelist='b'/></if></filled>"
                        + "</form>")
                .hears("a?")
                .presses("1")
                .hears("one of them. a is filled. b?")
                .presses("2")
                .hears("one of them. both 12. b?")
                .presses("1")
                .hears("one of them. both 11.");
    }

    @Test
    void formGrammarFillsSeveralFieldsBySlot() {
        String grammar = "<grammar mode='dtmf' version='1.0' root='r' tag-format='semantics/1.0'><rule id='r'>"
                + "<item>1 2<tag>out.from='x'; out.to='y';</tag></item></rule></grammar>";
        call("<form>" + grammar
                        + "<initial name='start'>Where to? <nomatch count='2'><assign name='start' expr='true'/>"
                        + "<reprompt/></nomatch></initial>"
                        + "<field name='from'>From where? " + keys("5") + "</field>"
                        + "<field name='goal' slot='to'>Where? " + keys("6") + "</field>"
                        + "<filled><value expr='from + goal'/> it is</filled></form>")
                .hears("Where to?")
                .presses("12")
                .hears("xy it is");
    }

    @Test
    void initialGivesUpAndAsksOneByOne() {
        call("<form><grammar mode='dtmf' version='1.0' root='r'><rule id='r'>7<tag>out.a='7'</tag></rule></grammar>"
                        + "<initial name='start'>All at once? <nomatch><assign name='start' expr='true'/><reprompt/></nomatch></initial>"
                        + "<field name='a'>a? " + keys("5") + "</field><filled>got <value expr='a'/></filled></form>")
                .hears("All at once?")
                .presses("9")
                .hears("a?")
                .presses("5")
                .hears("got 5");
    }

    @Test
    void linkActsEverywhereAndModalFieldsIgnoreIt() {
        call("<link dtmf='9' event='help'/><link dtmf='8' next='#away'/><help>helping</help>"
                        + "<form><field name='a' modal='true'>a? " + keys("1") + "<nomatch>not now. </nomatch></field>"
                        + "<field name='b'>b? " + keys("1") + "</field></form>"
                        + "<form id='away'><block>away</block></form>")
                .hears("a?")
                .presses("9")
                .hears("not now")
                .presses("1")
                .hears("b?")
                .presses("9")
                .hears("helping")
                .presses("8")
                .hears("away");
    }

    @Test
    void documentScopedGrammarLeadsToItsForm() {
        String grammar = "<grammar mode='dtmf' version='1.0' root='r' tag-format='semantics/1.0'><rule id='r'>"
                + "<item>7<tag>out.x='seven';</tag></item></rule></grammar>";
        call("<form><field name='a'>a? " + keys("1") + "</field></form>"
                        + "<form id='other' scope='document'>" + grammar + "<field name='x'>x?" + keys("3")
                        + "<filled>other form has <value expr='x'/></filled></field></form>")
                .hears("a?")
                .presses("7")
                .hears("other form has seven");
    }

    @Test
    void externalGrammarIsFetchedByFragment() {
        site.page(
                "/g.grxml",
                "<grammar xmlns='http://www.w3.org/2001/06/grammar' mode='dtmf' version='1.0' root='one'>"
                        + "<rule id='one' scope='public'>1</rule><rule id='two' scope='public'>2 2</rule></grammar>");
        site.page(
                "/speech.grxml",
                "<grammar xmlns='http://www.w3.org/2001/06/grammar' xml:lang='en-US' version='1.0' root='one'>"
                        + "<rule id='one' scope='public'>one</rule></grammar>");
        call("<form><field name='a'>a?<grammar src='g.grxml#two' type='application/srgs+xml' mode='dtmf'/>"
                        + "<grammar src='speech.grxml' mode='voice'/>"
                        + "<filled>a is <value expr='a'/>. </filled></field>"
                        + "<field name='b'>b?<grammar srcexpr=\"'g' + '.grxml'\" mode='dtmf'/><filled>b is <value expr='b'/></filled></field></form>")
                .hears("a?")
                .presses("22")
                .hears("a is 22. b?")
                .presses("1")
                .hears("b is 1");
    }

    @Test
    void missingGrammarIsBadFetchOfTheField() {
        call("<form><field name='a'>a?<grammar src='none.grxml' mode='dtmf'/>"
                        + "<catch event='error.badfetch.http.404'>no grammar: <value expr='_event'/><exit/></catch></field></form>")
                .hears("no grammar: error.badfetch.http.404");
    }

    @Test
    void objectsAreToldToBeUnsupported() {
        call("<form><object name='o' classid='x'/><catch event='error.unsupported.objectname'>no object. "
                        + "<assign name='o' expr='1'/></catch><block>and on</block></form>")
                .hears("no object. and on");
    }

    @Test
    void documentsThatGoRoundWithoutAWaitAreStopped() {
        call("<form id='a'><block><goto next='#b'/></block></form><form id='b'><block><goto next='#a'/></block></form>")
                .isRejectedWith(500);
        assertThat(reports).containsExactly("notPrepared error.semantic");
    }

    @Test
    void waitsOfNoTimeAreNoWaits() {
        call("<form><property name='timeout' value='0s'/><field name='x'>" + keys("1") + "</field></form>")
                .isDisconnected();
        assertThat(reports).contains("failed error.semantic");
    }
}
