package org.parley.browser.ccxml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.parley.browser.ccxml.CallUnderTest.on;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.parley.browser.platform.ConnectionEvent.Kind;

/** CCXML 1.0 §6, §8 and §9: variables, transitions, events sent and fetched documents. */
class EventProcessingTest {

    @ParameterizedTest
    @CsvSource({
        "connection.alerting,true",
        "connection.*,true",
        "*,true",
        "*.alerting,true",
        "c*.al*ing,true",
        "CONNECTION.Alerting,true",
        "connection,false",
        "connection.alert,false",
        "*.connected,false"
    })
    void eventPatterns(String pattern, boolean fits) {
        try (CallUnderTest call = on("<transition event='ccxml.loaded'/><transition event='" + pattern
                + "'><log expr=\"'fits'\"/></transition>")) {
            call.logged(fits ? new String[] {"fits"} : new String[0]);
        }
    }

    @Test
    void theFirstTransitionInDocumentOrderThatFitsTakesTheEvent() {
        try (CallUnderTest call = on("<transition event='connection.alerting' cond='false'><log expr='1'/></transition>"
                + "<transition event='connection.*' cond=\"event$.connectionid == 'leg-1'\"><log expr='2'/></transition>"
                + "<transition event='connection.alerting'><log expr='3'/></transition>")) {
            call.logged("2");
        }
    }

    @Test
    void statesAreThoseOfTheStateVariable() {
        try (CallUnderTest call = new CallUnderTest()) {
            call.raw("<ccxml version='1.0'><var name='s' expr=\"'start'\"/><eventprocessor statevariable='s'>"
                            + "<transition state='other' event='*'><log expr=\"'wrong'\"/></transition>"
                            + "<transition state='start go' event='connection.alerting'><assign name='s' expr=\"'talk'\"/>"
                            + "<accept/></transition>"
                            + "<transition state='talk' event='connection.connected'><log expr='s'/></transition>"
                            + "</eventprocessor></ccxml>")
                    .alert()
                    .logged("talk");
        }
    }

    @Test
    void withoutAStateVariableThereIsOneByDefault() {
        try (CallUnderTest call = on("<transition event='connection.alerting'><log expr='typeof state$'/>"
                + "<assign name='state$' expr='2'/><accept/></transition>"
                + "<transition state='2' event='connection.connected'><log expr=\"'two'\"/></transition>")) {
            call.logged("undefined", "two");
        }
    }

    @Test
    void scopesLieInEachOther() {
        try (CallUnderTest call = on(
                "<var name='x' expr=\"'document'\"/><script>function twice(n) { return 2 * n; }</script>",
                "<transition event='ccxml.loaded'><var name='x' expr=\"'transition'\"/><log expr='x'/>"
                        + "<log expr='ccxml.x'/><assign name='application.y' expr='twice(21)'/></transition>"
                        + "<transition event='connection.alerting'><log expr='x'/><log expr='application.y'/></transition>")) {
            call.logged("transition", "document", "document", "42");
        }
    }

    @Test
    void sessionVariablesCannotBeChanged() {
        try (CallUnderTest call = on(
                "<transition event='ccxml.loaded'><assign name='session.id' expr='1'/></transition>"
                        + "<transition event='error.semantic'><log expr='session.id != 1'/><log expr='session.uri'/></transition>")) {
            call.logged("true", "http://webapp.test/ccxml/call");
        }
    }

    @Test
    void branches() {
        try (CallUnderTest call = on(
                "<var name='n' expr='2'/>",
                "<transition event='ccxml.loaded'>"
                        + "<if cond='n == 1'><log expr='1'/><elseif cond='n == 2'/><log expr='2'/><log expr=\"'two'\"/>"
                        + "<else/><log expr='3'/></if><if cond='n == 9'><log expr='9'/><else/><log expr=\"'else'\"/></if>"
                        + "</transition>")) {
            call.logged("2", "two", "else");
        }
    }

    @Test
    void anErrorEndsTheTransitionAndIsAnEvent() {
        try (CallUnderTest call = on(
                "<transition event='connection.alerting'><assign name='undeclared' expr='1'/>"
                        + "<log expr=\"'not reached'\"/></transition>"
                        + "<transition event='error.*'><log expr='event$.name'/><log expr='event$.connectionid'/></transition>")) {
            call.logged("error.semantic", "leg-1");
        }
    }

    @Test
    void anErrorThatNobodyHandlesEndsTheSession() {
        try (CallUnderTest call =
                on("<transition event='connection.alerting'><log expr='nosuch.thing'/></transition>")) {
            call.asked("reject leg-1 500", "ended").isOver();
        }
    }

    @Test
    void errorHandlingThatFailsIsNotRepeatedForEver() {
        try (CallUnderTest call = on("<transition event='connection.alerting'><log expr='nosuch'/></transition>"
                + "<transition event='error.*'><log expr='nosuch'/></transition>")) {
            call.asked("reject leg-1 500", "ended").isOver();
        }
    }

    @Test
    void aCondThatFailsIsAnErrorToo() {
        try (CallUnderTest call =
                on("<transition event='connection.alerting' cond='nosuch'><log expr='1'/></transition>"
                        + "<transition event='error.semantic'><log expr=\"'semantic'\"/></transition>")) {
            call.logged("semantic");
        }
    }

    @Test
    void aMistakeInTheVariablesIsAnError() {
        try (CallUnderTest call = on(
                "<var name='x' expr='nosuch'/>",
                "<transition event='error.semantic'>"
                        + "<log expr=\"'semantic'\"/><exit/></transition><transition event='ccxml.loaded'><log expr=\"'loaded'\"/></transition>")) {
            call.logged("loaded", "semantic").asked("reject leg-1 500", "ended").isOver();
        }
    }

    @Test
    void anEventCanBeSentLater() {
        try (CallUnderTest call = on(
                "<var name='id'/><var name='more' expr='5'/>",
                "<transition event='ccxml.loaded'>"
                        + "<send target='session.id' targettype=\"'ccxml'\" name=\"'my.event'\" delay=\"'3s'\" sendid='id'"
                        + " namelist='more'/></transition>"
                        + "<transition event='my.event'><log expr='event$.more'/></transition>"
                        + "<transition event='send.successful'><log expr='event$.sendid == id'/></transition>")) {
            call.pass(Duration.ofMillis(2999)).logged();
            call.pass(Duration.ofMillis(1)).logged("5", "true");
        }
    }

    @Test
    void aSendCanBeCancelledOnce() {
        try (CallUnderTest call = on(
                "<var name='id'/>",
                "<transition event='ccxml.loaded'>"
                        + "<send target='session.id' name=\"'late'\" delay=\"'500ms'\" sendid='id'/></transition>"
                        + "<transition event='connection.alerting'><cancel sendid='id'/></transition>"
                        + "<transition event='cancel.successful'><log expr=\"'cancelled'\"/><cancel sendid='id'/></transition>"
                        + "<transition event='error.notallowed'><log expr=\"'not twice'\"/></transition>"
                        + "<transition event='late'><log expr=\"'late'\"/></transition>")) {
            call.pass(Duration.ofSeconds(1)).logged("cancelled", "not twice");
        }
    }

    @Test
    void sendsThatReachNobodyAreErrors() {
        try (CallUnderTest call = on("<transition event='ccxml.loaded'>"
                + "<send target=\"'nobody'\" name=\"'x'\"/></transition>"
                + "<transition event='error.send.targetunavailable'><log expr='event$.name'/>"
                + "<send target=\"'x'\" targettype=\"'pigeon'\" name=\"'x'\"/></transition>"
                + "<transition event='error.send.targettypeinvalid'><log expr='event$.name'/>"
                + "<send target=\"'http://webapp.test/status/500'\" targettype=\"'basichttp'\" name=\"'x'\"/></transition>"
                + "<transition event='error.send.failed'><log expr='event$.name'/></transition>")) {
            call.logged("error.send.targetunavailable", "error.send.targettypeinvalid", "error.send.failed");
        }
    }

    @Test
    void othersCanSendEventsToASession() {
        try (CallUnderTest call = on("<transition event='mailbox.changed'><log expr='event$.count'/></transition>")) {
            assertThat(call.interpreter.send(call.session.id(), "mailbox.changed", Map.of("count", "3")))
                    .isTrue();
            assertThat(call.interpreter.send("nobody", "mailbox.changed", Map.of()))
                    .isFalse();
            call.clock.awaitIdle();
            call.logged("3");
        }
    }

    @Test
    void aSessionCanGoOnInAnotherDocument() {
        try (CallUnderTest call = new CallUnderTest()) {
            call.site.page(
                    "/ccxml/next",
                    "<ccxml version='1.0'><var name='mine' expr='7'/><eventprocessor>"
                            + "<transition event='ccxml.loaded'><log expr='mine'/><log expr='application.kept'/>"
                            + "<log expr='typeof old'/></transition>"
                            + "<transition event='connection.failed'><exit/></transition></eventprocessor></ccxml>");
            call.document(
                            "<var name='f'/><var name='old' expr='1'/>",
                            "<transition event='connection.alerting'><assign name='application.kept' expr=\"'kept'\"/>"
                                    + "<fetch next=\"'next'\" fetchid='f'/></transition>"
                                    + "<transition event='fetch.done'><goto fetchid='f'/><log expr=\"'no'\"/></transition>")
                    .alert()
                    .logged("7", "kept", "undefined")
                    .event(Kind.FAILED)
                    .isOver();
        }
    }

    @Test
    void aFetchThatFailsIsAnError() {
        try (CallUnderTest call = on(
                "<var name='f'/>",
                "<transition event='connection.alerting'>"
                        + "<fetch next=\"'/status/502'\" fetchid='f'/></transition>"
                        + "<transition event='error.fetch'><log expr='event$.statuscode'/><log expr='event$.fetchid == f'/></transition>")) {
            call.logged("502", "true");
        }
    }

    @Test
    void scriptsComeWithTheDocumentOrAreFetched() {
        try (CallUnderTest call = new CallUnderTest()) {
            call.site.page("/ccxml/lib.js", "function greet(n) { return 'hello ' + n; }");
            call.site.page("/ccxml/late.js", "var late = greet('late');");
            call.document(
                            "<var name='f'/><script src='lib.js'/>",
                            "<transition event='ccxml.loaded'><log expr=\"greet('you')\"/>"
                                    + "<fetch next=\"'late.js'\" type=\"'text/ecmascript'\" fetchid='f'/></transition>"
                                    + "<transition event='fetch.done'><script fetchid='f'/><log expr='late'/></transition>")
                    .alert()
                    .logged("hello you", "hello late");
        }
    }

    @Test
    void aConnectionCanBeMovedToAnotherSession() {
        String doc = "<transition event='connection.alerting' cond=\"session.connections['leg-1'] != undefined "
                + "&amp;&amp; typeof application.seen == 'undefined'\"><assign name='application.seen' expr='1'/></transition>"
                + "<transition event='take'><log expr='event$.to'/><assign name='application.to' expr='event$.to'/>"
                + "<move source=\"'leg-1'\" sessionid='event$.to'/></transition>"
                + "<transition event='move.successful'><exit/></transition>"
                + "<transition event='connection.disconnected'><log expr=\"'gone'\"/><exit/></transition>";
        try (CallUnderTest call = on(doc)) {
            CcxmlSession first = call.session;
            CcxmlSession second = call.alert(URI.create("http://webapp.test/ccxml/call")).session;
            call.interpreter.send(first.id(), "take", Map.of("to", second.id()));
            call.clock.awaitIdle();
            assertThat(first.ended()).isCompleted();
            first.post(org.parley.browser.platform.ConnectionEvent.of(Kind.DISCONNECTED, "leg-1"));
            call.clock.awaitIdle();
            call.logged(second.id(), "gone").isOver();
        }
    }

    @Test
    void killEndsASessionUnlessHandled() {
        try (CallUnderTest call = on("<transition event='connection.alerting'><accept/></transition>"
                + "<transition event='ccxml.kill'><log expr=\"'not yet'\"/></transition>")) {
            call.interpreter.send(call.session.id(), "ccxml.kill", Map.of());
            call.clock.awaitIdle();
            call.goesOn().logged("not yet");
            call.interpreter.send(call.session.id(), "ccxml.kill.unconditional", Map.of());
            call.clock.awaitIdle();
            call.isOver().asked("accept leg-1", "disconnect leg-1", "ended");
        }
    }

    @Test
    void aSessionWithNothingLeftIsEnded() {
        try (CallUnderTest call = on("<transition event='connection.alerting'><accept/></transition>")) {
            call.event(Kind.DISCONNECTED).pass(Duration.ofSeconds(59)).goesOn();
            call.pass(Duration.ofSeconds(1)).isOver();
        }
    }

    @Test
    void noSessionLastsForEver() {
        try (CallUnderTest call = on("<transition event='connection.alerting'><accept/></transition>")) {
            call.pass(Duration.ofHours(12).minusSeconds(1)).goesOn();
            call.pass(Duration.ofSeconds(1))
                    .asked("accept leg-1", "disconnect leg-1", "ended")
                    .isOver();
        }
    }
}
