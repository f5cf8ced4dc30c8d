package org.parley.browser.ccxml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.parley.browser.ccxml.CallUnderTest.on;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.parley.browser.dialog.DialogRequest;
import org.parley.browser.fetch.FetchRequest;
import org.parley.browser.platform.ConnectionEvent.Kind;

/** CCXML 1.0 §7: dialogs prepared, started, ended. */
class DialogControlTest {
    /** As the web application's call documents are written. */
    private static String voicemail(String page) {
        return "<transition event='connection.alerting'><dialogprepare src=\"'" + page
                + "'\" dialogid='d'/></transition>"
                + "<transition event='dialog.prepared'><accept/></transition>"
                + "<transition event='connection.connected'><dialogstart prepareddialogid='d'/></transition>"
                + "<transition event='dialog.started'><log expr=\"'started'\"/></transition>"
                + "<transition event='dialog.disconnect'><log expr='event$.values.why'/><disconnect/></transition>"
                + "<transition event='dialog.exit' cond=\"session.connections[event$.connectionid].state == 'CONNECTED'\">"
                + "<log expr=\"'exit ' + event$.values.result\"/><disconnect/></transition>"
                + "<transition event='dialog.exit'><exit/></transition>"
                + "<transition event='error.dialog.*'><log expr='event$.name'/><reject/></transition>"
                + "<transition event='connection.disconnected'><if cond='session.dialogs[d] == undefined'><exit/></if></transition>"
                + "<transition event='connection.failed'><if cond='session.dialogs[d] == undefined'><exit/></if></transition>";
    }

    private static CallUnderTest voicemailCall(String page) {
        return on("<var name='d'/>", voicemail(page));
    }

    @Test
    void theCallIsAnsweredOnlyWhenTheDialogIsReady() {
        try (CallUnderTest call = voicemailCall("/vxml/short")) {
            call.asked("dialog on leg-1", "accept leg-1", "disconnect leg-1", "ended")
                    .logged("started", "exit done")
                    .isOver();
        }
    }

    @Test
    void aHangUpLeavesTheDialogItsFinalProcessing() {
        try (CallUnderTest call = voicemailCall("/vxml/long")) {
            call.event(Kind.DISCONNECTED).goesOn();
            call.dialogs.last().exit(Map.of());
            call.clock.awaitIdle();
            call.asked("dialog on leg-1", "accept leg-1", "ended").isOver();
            assertThat(call.dialogs.last().calls).containsExactly("start");
        }
    }

    @Test
    void aDialogThatDoesNotEndIsEndedByForce() {
        try (CallUnderTest call = voicemailCall("/vxml/stubborn")) {
            call.event(Kind.DISCONNECTED).pass(Duration.ofSeconds(34)).goesOn();
            assertThat(call.dialogs.last().calls).containsExactly("start");
            call.pass(Duration.ofSeconds(2));
            assertThat(call.dialogs.last().calls).containsExactly("start", "kill");
            call.goesOn().pass(Duration.ofSeconds(5)).isOver();
        }
    }

    @Test
    void aCallGivenUpBeforeTheAnswerEndsThePreparedDialog() {
        try (CallUnderTest call =
                on("<var name='d'/>", voicemail("/vxml/long").replace("<accept/>", "<log expr=\"'ready'\"/>"))) {
            call.event(Kind.FAILED)
                    .asked("dialog on leg-1", "ended")
                    .logged("ready")
                    .isOver();
            assertThat(call.dialogs.last().calls).containsExactly("terminate");
        }
    }

    @Test
    void aDialogMayAskForTheDisconnect() {
        try (CallUnderTest call = voicemailCall("/vxml/disconnecting")) {
            call.logged("started", "said goodbye").goesOn();
            call.dialogs.last().exit(Map.of());
            call.clock.awaitIdle();
            call.isOver();
        }
    }

    @Test
    void aDialogThatFailsAfterItsStartHasEnded() {
        try (CallUnderTest call =
                on("<var name='d'/>", voicemail("/vxml/failing").replace("event$.values.result", "event$.reason"))) {
            call.logged("started", "exit error.semantic: x is not defined").isOver();
        }
    }

    @Test
    void dialogstartTakesASourceOfItsOwn() {
        try (CallUnderTest call = on(
                "<var name='d'/><var name='box' expr='101'/><var name='who' expr=\"({name: 'Ann'})\"/>",
                "<transition event='connection.alerting'><accept/></transition>"
                        + "<transition event='connection.connected'><dialogstart src=\"'../vxml/long?a=b'\" dialogid='d'"
                        + " namelist='box who.name' parameters='box who' method=\"'post'\"/></transition>"
                        + "<transition event='dialog.*'><log expr='event$.name'/></transition>")) {
            call.logged("dialog.started");
            DialogRequest request = call.dialogs.last().request;
            assertThat(request.first().uri()).hasToString("http://webapp.test/vxml/long?a=b");
            assertThat(request.first().method()).isEqualTo(FetchRequest.Method.POST);
            assertThat(request.first().fields())
                    .containsExactly(
                            new FetchRequest.TextField("box", "101"), new FetchRequest.TextField("who.name", "Ann"));
            assertThat(request.parameters()).containsEntry("who", Map.of("name", "Ann"));
            assertThat(request.callId()).isEqualTo("call-7@test");
            assertThat(request.clock()).isSameAs(call.clock);
        }
    }

    @Test
    void aDialogKnowsItsConnection() {
        try (CallUnderTest call = voicemailCall("/vxml/long")) {
            Map<?, ?> connection =
                    (Map<?, ?>) call.dialogs.last().request.session().get("connection");
            assertThat(connection.get("local")).isEqualTo(Map.of("uri", "sip:3101@test"));
            assertThat(connection.get("remote")).isEqualTo(Map.of("uri", "sip:102@test", "name", "Ann"));
            assertThat(connection.get("originator")).isSameAs(connection.get("remote"));
            assertThat(connection.get("protocol"))
                    .isEqualTo(Map.of("name", "sip", "sip", Map.of("useragent", "phone")));
        }
    }

    @Test
    void theCookiesOfTheCallAreThoseOfItsDialogs() {
        try (CallUnderTest call = voicemailCall("/vxml/long")) {
            assertThat(call.dialogs.last().request.cookies())
                    .isSameAs(call.site.requests.get(0).cookies());
        }
    }

    @Test
    void aDialogOnADeadConnectionIsNotStarted() {
        try (CallUnderTest call = on(
                "<transition event='connection.failed'><dialogstart src=\"'/vxml/x'\"/></transition>"
                        + "<transition event='error.dialog.notstarted'><log expr='event$.reason'/><exit/></transition>")) {
            call.event(Kind.FAILED).logged("the connection is FAILED").isOver();
        }
    }

    @Test
    void aDialogCannotBeStartedTwice() {
        try (CallUnderTest call = on(
                "<var name='d'/>",
                voicemail("/vxml/long")
                        .replace("<log expr=\"'started'\"/>", "<dialogstart prepareddialogid='event$.dialogid'/>")
                        .replace("<log expr='event$.name'/><reject/>", "<log expr='event$.reason'/>"))) {
            call.logged("the dialog is STARTED").goesOn();
        }
    }

    @Test
    void otherKindsOfDialogsAreRefused() {
        try (CallUnderTest call = on("<transition event='connection.alerting'>"
                + "<dialogprepare src=\"'/x'\" type=\"'audio/wav'\"/></transition>"
                + "<transition event='error.dialog.notprepared'><log expr='event$.reason'/></transition>")) {
            call.logged("no dialogs of type audio/wav");
        }
    }

    @Test
    void dialogterminateEndsADialog() {
        try (CallUnderTest call = on(
                "<var name='d'/>",
                voicemail("/vxml/long")
                        .replace("<log expr=\"'started'\"/>", "<dialogterminate dialogid='d' immediate='true'/>"))) {
            call.logged("exit undefined").isOver();
            assertThat(call.dialogs.last().calls).containsExactly("start", "kill");
        }
    }
}
