package org.parley.browser.vxml;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.parley.browser.fetch.FetchRequest;

/** Documents, applications, scopes, submits, subdialogs, data (VoiceXML 2.0 §1.5, §2.3.4, §5.1, §5.3; 2.1 §5). */
class TransitionsTest extends Conversation {
    @Test
    void applicationScopeLivesOnInItsLeavesAndEndsWithIt() {
        site.vxml(
                "/root",
                "<var name='n' expr='1'/><catch event='mine'>root handles. <goto next='/b'/></catch>"
                        + block("in root"));
        site.leaf(
                "/start",
                "/root",
                "<var name='n' expr=\"'doc'\"/><form><block><value expr='n + application.n'/>. "
                        + "<assign name='application.n' expr='2'/><throw event='mine'/></block></form>");
        site.leaf(
                "/b",
                "/root",
                "<form><block>b sees <value expr='n'/>, <value expr='typeof document.n'/>. <goto next='/c'/></block></form>");
        site.vxml(
                "/c",
                "<var name='m' expr='5'/><form><block>c sees <value expr='typeof n'/> and <value expr='application.m + document.m'/></block></form>");
        call().hears("doc1. root handles. b sees 2, undefined. c sees undefined and 10");
        assertThat(site.requests.stream()
                        .filter(r -> r.uri().getPath().equals("/root"))
                        .count())
                .isEqualTo(1);
    }

    @Test
    void fragmentKeepsTheDocumentAndAnotherDocumentIsEnteredAnew() {
        site.vxml(
                "/start",
                "<var name='n' expr='0'/><form id='a'><block><assign name='n' expr='n + 1'/><goto next='#b'/></block></form>"
                        + "<form id='b'><block>n is <value expr='n'/>. <if cond='n == 1'><goto expr=\"'#a'\"/></if><goto next='/start2#b'/></block></form>");
        site.vxml(
                "/start2",
                "<var name='n' expr='7'/><form id='a'><block>no</block></form><form id='b'><block>n is <value expr='n'/></block></form>");
        call().hears("n is 1. n is 2. n is 7");
    }

    @Test
    void dialogThatIsNotThereIsBadFetchWhereItWasNamed() {
        site.vxml("/other", block("other"));
        call("<form><catch event='error.badfetch'>bad <value expr='_message'/>. </catch><block><goto next='#none'/></block>"
                        + "<block><goto next='/other#none'/></block><block><goto nextitem='none'/></block><block>end</block></form>")
                .hears("bad no dialog #none in http://site.test/start.")
                .hears("bad no dialog #none in http://site.test/other.")
                .hears("bad no form item none. end");
    }

    @Test
    void submitSendsItsNamesOrAllInputItems() {
        site.vxml("/result", block("received"));
        call("<form><var name='v' expr=\"({a: 1})\"/><field name='x' expr=\"'one two'\"/><field name='y' expr='3'/><block>"
                        + "<submit next='/result?q=1' method='post' namelist='x v'/></block></form>")
                .hears("received");
        FetchRequest request = site.last("/result");
        assertThat(request.method()).isEqualTo(FetchRequest.Method.POST);
        assertThat(Site.fields(request)).containsExactly("x=one two", "v={\"a\":1}");
        assertThat(request.uri().getQuery()).isEqualTo("q=1");

        call("<form><var name='v' expr='1'/><field name='x' expr=\"'a'\"/><field name='y' expr='3'/><block name='z'>"
                        + "<submit expr=\"'/result'\"/></block></form>")
                .hears("received");
        assertThat(Site.fields(site.last("/result"))).containsExactly("x=a", "y=3");
    }

    @Test
    void subdialogHasItsOwnContextAndReturnsValues() {
        site.vxml(
                "/sub",
                "<form><var name='greeting' expr=\"'unset'\"/><var name='other' expr=\"'own'\"/>"
                        + "<field name='digit'><value expr='greeting'/>, <value expr='other'/>, <value expr='typeof outer'/>. digit? "
                        + keys("1", "2")
                        + "<filled><return namelist='digit'/></filled></field></form>");
        call("<var name='outer' expr='1'/><form><subdialog name='s' src='/sub'><param name='greeting' expr=\"'hi ' + outer\"/>"
                        + "<filled>got <value expr='s.digit'/>. </filled></subdialog><block>end</block></form>")
                .hears("hi 1, own, undefined. digit?")
                .presses("2")
                .hears("got 2. end");
    }

    @Test
    void subdialogReturnsAnEventAndMayBeInTheSameDocument() {
        call("<form><subdialog name='s' src='#sub'><catch event='my.event'>caught <value expr='_message'/><exit/></catch></subdialog></form>"
                        + "<form id='sub'><block><return event='my.event' message='it'/></block></form>")
                .hears("caught it");
    }

    @Test
    void unknownParameterIsAnErrorOfTheSubdialog() {
        call("<form><subdialog name='s' src='#sub'><param name='no' expr='1'/></subdialog></form>"
                        + "<form id='sub'><catch event='error.semantic'>no such parameter<exit/></catch><block>never</block></form>")
                .hears("no such parameter")
                .hearsNothingOf("never");
    }

    @Test
    void subdialogsWithinSubdialogsEnd() {
        call("<form id='f'><catch event='error.semantic'>too deep<exit/></catch><subdialog name='s' src='#f'/></form>")
                .hears("too deep");
    }

    @Test
    void dataIsReadByScript() {
        site.page("/d.xml", "<news new='2'><say name='a'><p src='/x.wav'>two</p><p src='/y.wav'>new</p></say></news>");
        call("<form><data name='d' src='/d.xml'/><block>"
                        + "<script>function spoken() { var list = [], p = d.getElementsByTagName('p'); for (var i = 0; i &lt; p.length; i++) "
                        + "list.push({src: p[i].getAttribute('src'), text: p[i].firstChild.data}); return list; }</script>"
                        + "<prompt>You have <foreach item='part' array='spoken()'><audio expr='part.src'><value expr='part.text'/></audio></foreach>"
                        + " messages: <value expr=\"d.documentElement.getAttribute('new')\"/></prompt></block></form>")
                .hears("You have two new messages: 2");
    }

    @Test
    void dataPostsItsNamesAndFailsAsAnEvent() {
        site.page("/d", "<ok/>");
        call("<form><var name='a' expr='1'/><block><data src='/d' method='post' namelist='a'/>posted. </block>"
                        + "<block><data name='x' srcexpr=\"'/none'\"/></block><catch event='error.badfetch.http.404'>none. </catch>"
                        + "<block><data name='x' src='/start'/><value expr='x.documentElement.nodeName'/></block></form>")
                .hears("posted. none. vxml");
        assertThat(Site.fields(site.last("/d"))).containsExactly("a=1");
    }

    @Test
    void scriptsAreFetchedAndRunInTheScopeInWhichTheyStand() {
        site.page("/lib.js", "var libs = 1; function twice(x) { return x * 2 }");
        call("<script src='lib.js'/><form><script> var n = twice(4); </script><block><value expr='n'/>, "
                        + "<value expr='document.libs'/>, <value expr='dialog.n'/>, <value expr='typeof document.n'/></block></form>")
                .hears("8, 1, 8, undefined");
    }

    @Test
    void foreachAndConditionsAreContent() {
        call(block(
                        "<var name='sum' expr='0'/><foreach item='i' array='[1, 2, 3]'><if cond='i == 1'>one. <elseif cond='i == 2'/>two. "
                                + "<else/>more. </if><assign name='sum' expr='sum + i'/></foreach><value expr='sum'/>"
                                + "<log label='sum' expr='sum'>is <value expr='sum'/></log>"))
                .hears("one. two. more. 6");
    }

    @Test
    void blockVariablesEndWithTheBlock() {
        call("<form><block><var name='x' expr='1'/></block><block><value expr='typeof x'/></block></form>")
                .hears("undefined");
    }

    @Test
    void sessionVariablesAreReadOnly() {
        call(block("<value expr=\"session.connection.remote.uri\"/>"
                        + "<if cond=\"typeof session.connection.ccxml.values == 'object'\"> with values</if>"))
                .hears("102 with values");
    }

    @Test
    void propertiesAreInheritedFromDocumentToField() {
        call("<property name='timeout' value='60s'/><form><property name='bargein' value='false'/>"
                        + "<field name='a'><property name='bargein' value='true'/>a? " + keys("1") + "</field>"
                        + "<field name='b'>b is long? " + keys("1") + "<filled>got b</filled></field></form>")
                .hears("a?")
                .presses("1")
                .hears("b is long?")
                .presses("1")
                .listens()
                .hearsNothingOf("got b")
                .presses("1")
                .hears("got b");
    }

    @Test
    void exitAndDisconnectReportTheirValuesAfterWhatIsQueuedWasHeard() {
        call("<form><var name='a' expr='1'/><block>bye<exit namelist='a'/></block></form>")
                .hears("bye")
                .isDisconnected();
        assertThat(reports).contains("exited {a=1.0}");
        reports.clear();
        call("<form><var name='a' expr='1'/><catch event='connection.disconnect.hangup'><submit next='/late' namelist='a'/></catch>"
                        + "<block>so long<disconnect namelist='a'/></block></form>")
                .hears("so long")
                .isDisconnected();
        assertThat(reports).contains("disconnect {a=1.0}");
        assertThat(site.wasAsked("/late")).isTrue();
    }

    @Test
    void documentsThatComeAgainAreCompiledOnceAsLongAsTheySayTheSame() {
        site.page("/start", request -> Site.document("", block("same")));
        call().hears("same");
        VoiceXmlBrowser first = browser;
        assertThat(first.documentCache().misses()).isEqualTo(1);
        site.vxml("/start", "<form><block><if cond='true'>x</if><goto next='/again'/></block></form>");
        site.vxml(
                "/again",
                "<form><field name='f'>f? " + keys("1") + "<filled><goto next='/again'/></filled></field></form>");
        call().hears("f?")
                .presses("1")
                .hears("f?")
                .presses("1")
                .hears("f?")
                .presses("1")
                .hears("f?");
        // kept when it comes again; what comes once is not kept
        assertThat(browser.documentCache().hits()).isEqualTo(2);
        assertThat(browser.documentCache().documents()).isEqualTo(1);
    }
}
