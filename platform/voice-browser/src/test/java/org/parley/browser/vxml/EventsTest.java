package org.parley.browser.vxml;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.parley.browser.text.TextCaller;

/** Events and their handlers (VoiceXML 2.0 §5.2). */
class EventsTest extends Conversation {
    @Test
    void handlerIsFoundByTokenPrefixFromInsideOut() {
        call("<catch event='a'>document <value expr='_event'/>. </catch>"
                        + "<form><catch event='a.b'>form <value expr='_event'/>. <goto nextitem='two'/></catch>"
                        + "<block name='one'><throw event='a.b.c'/></block>"
                        + "<block name='two'><throw event='a.bc'/></block>"
                        + "<block name='three'>done</block></form>")
                .hears("form a.b.c. document a.bc. done");
    }

    @Test
    void countAndCondChooseAmongHandlers() {
        call("<form><var name='bad' expr='false'/>"
                        + "<catch event='e' cond='bad'>never. </catch>"
                        + "<catch event='e'>first. </catch><catch event='e.f' count='2'>second. </catch>"
                        + "<catch event='e' count='3'>third. <exit/></catch>"
                        + "<field name='x'>" + keys("1") + "<nomatch><throw event='e.f'/></nomatch></field></form>")
                .presses("5")
                .hears("first")
                .presses("5")
                .hears("second")
                .presses("5")
                .hears("third");
    }

    @Test
    void messageAndEventAreVariablesOfTheHandler() {
        call("<form><catch event='my'><value expr='_event'/>: <value expr='_message'/>, <value expr='typeof own'/>. </catch>"
                        + "<block><var name='own' expr='1'/><throw event='my.event' messageexpr=\"'because ' + own\"/></block>"
                        + "<block><throw eventexpr=\"'my' + '.other'\"/></block></form>")
                .hears("my.event: because 1, undefined. my.other: undefined");
    }

    @Test
    void handlerRunsInTheScopeOfTheEventAndRethrows() {
        call("<catch event='inner'>outer sees <value expr='x'/>. <throw event='outer'/></catch>"
                        + "<catch event='outer'>rethrown. </catch>"
                        + "<form><var name='x' expr=\"'the form'\"/><block><throw event='inner'/></block><block>on</block></form>")
                .hears("outer sees the form. rethrown. on");
    }

    @Test
    void semanticErrorsAreEvents() {
        call("<catch event='error.semantic'>semantic. </catch><form>"
                        + "<block><assign name='undeclared' expr='1'/></block>"
                        + "<block><value expr='nothing.at.all'/></block>"
                        + "<block><assign name='session.connection' expr='1'/></block>"
                        + "<block><script>s='x'; while (true) s += s;</script></block>"
                        + "<block><script>for (;;);</script></block>"
                        + "<block>end</block></form>")
                .hears("semantic. semantic. semantic. semantic. semantic. end");
    }

    @Test
    void handlersInACircleEndTheDialogWithAnApology() {
        call("<catch event='a'><throw event='b'/></catch><catch event='b'><throw event='a'/></catch>"
                        + "<form><field name='x'>x? " + keys("1")
                        + "<filled><throw event='a'/></filled></field></form>")
                .hears("x?")
                .presses("1")
                .hears("Something went wrong")
                .isDisconnected();
        assertThat(reports).contains("failed error.semantic");
    }

    @Test
    void errorThatNobodyCatchesIsApologisedFor() {
        call("<form><field name='x'>x? " + keys("1") + "<filled><goto next='/nowhere'/></filled></field></form>")
                .hears("x?")
                .presses("1")
                .hears("We are sorry. Something went wrong.")
                .isDisconnected();
        assertThat(reports).containsExactly("prepared", "started", "failed error.badfetch.http.404");
    }

    @Test
    void errorBeforeAnythingIsHeardRefusesTheCall() {
        call("<form><block><throw event='error.mine'/></block></form>").isRejectedWith(500);
        assertThat(reports).containsExactly("notPrepared error.mine");
    }

    @Test
    void missingOrBrokenFirstDocumentRefusesTheCall() {
        call().isRejectedWith(500);
        assertThat(reports).containsExactly("notPrepared error.badfetch.http.404");
        reports.clear();
        site.page("/start", "<vxml version='2.1'><form></vxml>");
        call().isRejectedWith(500);
        assertThat(reports).containsExactly("notPrepared error.badfetch");
    }

    @Test
    void documentTypeIsPassedOverAndEntitiesAreRefused() {
        site.page(
                "/start",
                "<!DOCTYPE vxml PUBLIC '-//W3C//DTD VOICEXML 2.1//EN' 'http://site.test/voicexml.dtd'>"
                        + "<vxml version='2.1' xmlns='http://www.w3.org/2001/vxml'><form><block>read</block></form></vxml>");
        call().hears("read");
        site.page(
                "/start",
                "<!DOCTYPE vxml [<!ENTITY x 'boom'>]><vxml version='2.1'><form><block>&x;</block></form></vxml>");
        call().isRejectedWith(500);
        assertThat(site.wasAsked("/voicexml.dtd")).isFalse();
    }

    @Test
    void misspeltElementsAndAttributesAreTold() {
        site.page("/start", Site.document("", "<form><block><promt>x</promt></block></form>"));
        call().isRejectedWith(500);
        site.page("/start", Site.document("", "<form><block><prompt bargin='false'>x</prompt></block></form>"));
        call().isRejectedWith(500);
        assertThat(reports).containsExactly("notPrepared error.badfetch", "notPrepared error.badfetch");
    }

    @Test
    void errorInADocumentsVariablesIsHandledByTheDocument() {
        call("<catch event='error.semantic'>broken variable<exit/></catch><var name='x' expr='y.z'/>" + block("never"))
                .hears("broken variable")
                .hearsNothingOf("never");
    }

    @Test
    void defaultHandlersGoOnSilently() {
        call("<form><field name='x'><prompt>x?</prompt>" + keys("1") + "<filled>good</filled></field></form>")
                .hears("x?")
                .presses("2")
                .hears("x?")
                .listens()
                .silence()
                .hears("x?")
                .presses("1")
                .hears("good");
    }

    @Test
    void callControlHasEventsThrownInADialog() {
        TextCaller caller =
                call("<catch event='org.x'>got <value expr='_event + _message'/><exit/></catch><form><field name='a'>"
                        + "A long question, is it not?" + keys("1") + "</field></form>");
        caller.hears("A long question");
        assertThat(dialog.deliver("org.x.y", Map.of("message", "!"))).isTrue();
        caller.hears("got org.x.y!").isDisconnected();
    }
}
