package org.parley.browser.vxml;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.parley.browser.VoicePlatform;
import org.parley.browser.VoicePlatformConfig;
import org.parley.browser.dialog.Dialog;
import org.parley.browser.dialog.DialogListener;
import org.parley.browser.dialog.Dialogs;
import org.parley.browser.grammar.SrgsCompiler;
import org.parley.browser.platform.AudioContent;
import org.parley.browser.platform.SystemClock;
import org.parley.browser.script.RhinoScripts;
import org.parley.browser.script.ScriptRuntime;
import org.parley.browser.text.TextCaller;

/** Tests by calling documents: a site, a voice platform, a caller who presses keys and reads prompts. */
abstract class Conversation {
    private static final ScriptRuntime SCRIPTS = new RhinoScripts();
    private static final SrgsCompiler GRAMMARS = new SrgsCompiler(SCRIPTS);

    /** Goes on with what the dialog reports, as the message center's own document does. */
    private static final String CCXML = """
            <ccxml version="1.0" xmlns="http://www.w3.org/2002/09/ccxml">
              <var name="state" expr="'calling'"/><var name="connection" expr="''"/><var name="dialog" expr="''"/>
              <eventprocessor statevariable="state">
                <transition event="connection.alerting">
                  <assign name="connection" expr="event$.connectionid"/>
                  <dialogprepare src="'/start'" type="'application/voicexml+xml'" connectionid="connection" dialogid="dialog"/>
                </transition>
                <transition event="dialog.prepared"><accept connectionid="connection"/></transition>
                <transition event="error.dialog.notprepared"><reject connectionid="connection" reason="'no dialog'"/></transition>
                <transition event="connection.connected"><dialogstart prepareddialogid="dialog" connectionid="connection"/></transition>
                <transition state="calling" event="dialog.disconnect"><assign name="state" expr="'closing'"/><disconnect connectionid="connection"/></transition>
                <transition state="calling" event="dialog.exit"><assign name="state" expr="'over'"/><disconnect connectionid="connection"/></transition>
                <transition state="calling" event="error.dialog.*"><assign name="state" expr="'over'"/><disconnect connectionid="connection"/></transition>
                <transition state="calling closing" event="connection.disconnected"><assign name="state" expr="'finishing'"/></transition>
                <transition state="over" event="connection.disconnected"><exit/></transition>
                <transition state="finishing closing" event="dialog.exit"><exit/></transition>
                <transition state="finishing" event="error.*"><exit/></transition>
              </eventprocessor>
            </ccxml>
            """;

    final Site site = new Site();
    final List<String> reports = new CopyOnWriteArrayList<>();
    final List<String> messages = new CopyOnWriteArrayList<>();
    private final SystemClock clock = new SystemClock();
    private TextCaller caller;
    VoiceXmlBrowser browser;
    volatile Dialog dialog;

    VoiceXmlConfig config() {
        AudioContent apology = new AudioContent(new byte[8000], "audio/basic");
        return VoiceXmlConfig.defaults().withApology(apology, "We are sorry. Something went wrong.");
    }

    /** Calls the document at {@code /start}. */
    TextCaller call() {
        return callPath("/start");
    }

    TextCaller callPath(String path) {
        site.page("/ccxml", CCXML.replace("/start", path));
        browser = new VoiceXmlBrowser(config(), site, GRAMMARS, SCRIPTS);
        Dialogs watched = (request, platform, listener) -> {
            dialog = browser.prepare(request, platform, new Watch(listener));
            return dialog;
        };
        VoicePlatformConfig config = VoicePlatformConfig.of(URI.create(Site.ROOT + "/ccxml"), "");
        caller = new TextCaller(new VoicePlatform(config, watched, site, SCRIPTS, clock))
                .from("102")
                .dials("404");
        return caller;
    }

    /** Calls a document of this content. */
    TextCaller call(String content) {
        site.vxml("/start", content);
        return call();
    }

    @AfterEach
    void endCall() {
        if (caller != null) {
            caller.close();
        }
        clock.close();
    }

    /** A DTMF grammar of alternatives, each a sequence of keys. */
    static String keys(String... sequences) {
        StringBuilder items = new StringBuilder();
        for (String sequence : sequences) {
            items.append("<item>").append(String.join(" ", sequence.split(""))).append("</item>");
        }
        return "<grammar mode='dtmf' version='1.0' root='r'><rule id='r'><one-of>" + items
                + "</one-of></rule></grammar>";
    }

    /** A form with one block. */
    static String block(String content) {
        return "<form><block>" + content + "</block></form>";
    }

    private final class Watch implements DialogListener {
        private final DialogListener listener;

        Watch(DialogListener listener) {
            this.listener = listener;
        }

        @Override
        public void prepared() {
            reports.add("prepared");
            listener.prepared();
        }

        @Override
        public void notPrepared(String event, String message) {
            reports.add("notPrepared " + event);
            messages.add(message);
            listener.notPrepared(event, message);
        }

        @Override
        public void started() {
            reports.add("started");
            listener.started();
        }

        @Override
        public void exited(Map<String, Object> values) {
            reports.add("exited " + values);
            listener.exited(values);
        }

        @Override
        public void failed(String event, String message) {
            reports.add("failed " + event);
            messages.add(message);
            listener.failed(event, message);
        }

        @Override
        public void disconnectRequested(Map<String, Object> values) {
            reports.add("disconnect " + values);
            listener.disconnectRequested(values);
        }
    }
}
