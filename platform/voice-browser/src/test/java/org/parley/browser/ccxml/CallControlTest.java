package org.parley.browser.ccxml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.parley.browser.ccxml.CallUnderTest.on;

import java.net.URI;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.parley.browser.platform.ConnectionEvent.Kind;

/** CCXML 1.0 §10: what documents do to connections and hear of them. */
class CallControlTest {

    @Test
    void acceptsTheConnectionOfTheEventAndHearsThatItIsConnected() {
        try (CallUnderTest call =
                on("<transition event='connection.alerting'><accept hints='({codec: \"PCMU\"})'/></transition>"
                        + "<transition event='connection.connected'><log expr='event$.connectionid'/></transition>")) {
            call.asked("accept leg-1 {codec=PCMU}").logged("leg-1").goesOn();
        }
    }

    @Test
    void eventsCarryTheirConnection() {
        try (CallUnderTest call = on("<transition event='connection.alerting'>"
                + "<log label=\"'to'\" expr='event$.connection.local'/><log expr='event$.connection.remote'/>"
                + "<log expr='event$.connection.state'/><log expr='event$.protocol.name'/>"
                + "<log expr='event$.connection.protocol.sip.useragent'/><log expr='event$.eventsourcetype'/>"
                + "<log expr=\"session.connections[event$.connectionid].originator\"/></transition>")) {
            call.logged("to: sip:3101@test", "sip:102@test", "ALERTING", "sip", "phone", "connection", "remote");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "<reject/>,603",
        "<reject reason=\"'486 Busy Here'\"/>,486",
        "<reject hints='({status: 503})' reason=\"'486'\"/>,503",
        "<reject reason=\"'room 200'\"/>,603"
    })
    void rejectsWithTheStatusThatIsNamed(String reject, int status) {
        try (CallUnderTest call = on("<transition event='connection.alerting'>" + reject + "</transition>"
                + "<transition event='connection.failed'><exit/></transition>")) {
            call.asked("reject leg-1 " + status, "ended").isOver();
        }
    }

    @Test
    void rejectsWith500WhileAnErrorIsHandled() {
        try (CallUnderTest call = on("<transition event='connection.alerting'>"
                + "<dialogprepare src=\"'/missing'\"/></transition>"
                + "<transition event='error.dialog.notprepared'><log expr='event$.reason'/><reject/></transition>"
                + "<transition event='connection.failed'><exit/></transition>")) {
            call.asked("dialog on leg-1", "reject leg-1 500", "ended")
                    .logged("error.badfetch.http.404: no such page")
                    .isOver();
        }
    }

    @Test
    void redirects() {
        try (CallUnderTest call =
                on("<transition event='connection.alerting'><redirect dest=\"'sip:9@x'\"/></transition>"
                        + "<transition event='connection.redirected'><exit/></transition>")) {
            call.asked("redirect leg-1 sip:9@x", "ended").isOver();
        }
    }

    @Test
    @DisplayName("accepting a connection that is over is error.connection.wrongstate")
    void wrongState() {
        try (CallUnderTest call = on("<transition event='connection.failed'><accept/></transition>"
                + "<transition event='error.connection.wrongstate'><log expr='event$.tagname'/><exit/></transition>")) {
            call.event(Kind.FAILED).logged("accept").isOver();
        }
    }

    @Test
    void placesAndJoinsCalls() {
        try (CallUnderTest call = on(
                "<var name='out'/>",
                "<transition event='connection.alerting'><accept/></transition>"
                        + "<transition event='connection.connected'>"
                        + "<createcall dest=\"'sip:105@x'\" callerid=\"'sip:102@x'\" connectionid='out'/>"
                        + "<log expr='session.connections[out] == undefined'/>"
                        + "<join id1='event$.connectionid' id2='out' duplex=\"'half'\"/>"
                        + "<unjoin id1='event$.connectionid' id2='out'/></transition>")) {
            call.asked(
                    "accept leg-1",
                    "createcall sip:105@x from sip:102@x",
                    "join leg-1 leg-2 half",
                    "unjoin leg-1 leg-2");
        }
    }

    @Test
    void aConnectionThatIsNotTheSessionsIsAnError() {
        try (CallUnderTest call =
                on("<transition event='connection.alerting'><accept connectionid=\"'nobody'\"/></transition>"
                        + "<transition event='error.semantic'><log expr=\"'no such connection'\"/></transition>")) {
            call.asked().logged("no such connection");
        }
    }

    @ParameterizedTest
    @CsvSource({"404,404", "503,503", "0,503", "500,500", "403,500"})
    void aCallWithoutADocumentIsRejected(int fetched, int status) {
        try (CallUnderTest call = new CallUnderTest()) {
            call.alert(URI.create("http://webapp.test/status/" + fetched))
                    .asked("reject leg-1 " + status, "ended")
                    .isOver();
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "<ccxml version='1.0'",
                "<vxml version='2.1'/>",
                "<ccxml version='2.0' xmlns='http://www.w3.org/2002/09/ccxml'/>",
                "<ccxml version='1.0'><eventprocessor><transition><akzept/></transition></eventprocessor></ccxml>",
                "<ccxml version='1.0'><eventprocessor><transition><accept conectionid='x'/></transition></eventprocessor></ccxml>",
                "<ccxml version='1.0'><eventprocessor/><eventprocessor/></ccxml>",
                "<ccxml version='1.0'><accept/></ccxml>",
                "<ccxml version='1.0'><eventprocessor><transition><if cond='1'><else/><elseif cond='1'/></if></transition></eventprocessor></ccxml>",
                "<!DOCTYPE ccxml [<!ENTITY x SYSTEM 'file:///etc/passwd'>]><ccxml version='1.0'><meta name='&x;'/></ccxml>"
            })
    void aFaultyDocumentRejectsTheCallWith500(String document) {
        try (CallUnderTest call = new CallUnderTest()) {
            call.raw(document).alert().asked("reject leg-1 500", "ended").isOver();
        }
    }

    @Test
    void aDoctypeIsSkipped() {
        try (CallUnderTest call = new CallUnderTest()) {
            call.raw("<!DOCTYPE ccxml PUBLIC '-//W3C//DTD CCXML 1.0//EN' 'http://www.w3.org/TR/ccxml/ccxml.dtd'>"
                            + "<ccxml version='1.0'><metadata><x xmlns='urn:x'><y/></x></metadata><eventprocessor>"
                            + "<transition event='connection.alerting'><reject reason=\"'404'\"/></transition>"
                            + "</eventprocessor></ccxml>")
                    .alert()
                    .asked("reject leg-1 404");
        }
    }

    @Test
    void aSessionThatExitsWhileTheCallAlertsRejectsIt() {
        try (CallUnderTest call = on("<transition event='connection.alerting'><exit/></transition>")) {
            call.asked("reject leg-1 500", "ended").isOver();
        }
    }

    @Test
    void aSessionThatExitsHangsUp() {
        try (CallUnderTest call = on("<transition event='connection.alerting'><accept/></transition>"
                + "<transition event='connection.connected'><exit/></transition>")) {
            call.asked("accept leg-1", "disconnect leg-1", "ended").isOver();
        }
    }

    @Test
    void whatIsCompiledIsKeptByContent() {
        try (CallUnderTest call = on("<transition event='connection.alerting'><accept/></transition>")) {
            CcxmlSession first = call.session;
            call.alert(URI.create("http://webapp.test/ccxml/call?callId=2"));
            assertThat(call.session.id()).isNotEqualTo(first.id());
            assertThat(call.interpreter.running()).isEqualTo(2);
        }
    }
}
