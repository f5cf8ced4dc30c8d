package org.parley.browser.text;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.parley.browser.fetch.FetchException;
import org.parley.browser.fetch.FetchRequest;
import org.parley.browser.fetch.Fetched;
import org.parley.browser.fetch.Fetcher;

/** A small message center in memory: its pages by path, and what was posted to it. */
final class MessageSite implements Fetcher {
    static final URI CALL = URI.create("http://center.test/ccxml/call");

    /** @param path of the address it was posted to */
    record Deposit(String path, byte[] audio) {}

    final List<Deposit> deposits = new CopyOnWriteArrayList<>();
    final List<String> requested = new CopyOnWriteArrayList<>();
    private final Map<String, byte[]> pages = new ConcurrentHashMap<>();
    private volatile boolean refusesDeposits;

    MessageSite page(String path, String xml) {
        pages.put(path, xml.getBytes(StandardCharsets.UTF_8));
        return this;
    }

    /** The call document of the real center, which starts this dialog. */
    MessageSite answersWith(String dialog) {
        return page("/ccxml/call", """
                <ccxml version="1.0" xmlns="http://www.w3.org/2002/09/ccxml">
                  <var name="state" expr="'alerting'"/>
                  <var name="dialog" expr="''"/>
                  <var name="leg" expr="''"/>
                  <eventprocessor statevariable="state">
                    <transition event="connection.alerting">
                      <assign name="leg" expr="event$.connectionid"/>
                      <dialogprepare src="'%s'" dialogid="dialog"/>
                    </transition>
                    <transition event="dialog.prepared"><accept connectionid="leg"/></transition>
                    <transition event="connection.connected">
                      <assign name="state" expr="'talking'"/>
                      <dialogstart prepareddialogid="dialog" connectionid="leg"/>
                    </transition>
                    <transition state="talking" event="dialog.disconnect"><disconnect connectionid="leg"/></transition>
                    <transition state="talking" event="dialog.exit">
                      <assign name="state" expr="'over'"/><disconnect connectionid="leg"/>
                    </transition>
                    <transition state="talking" event="connection.disconnected">
                      <assign name="state" expr="'finishing'"/>
                    </transition>
                    <transition state="finishing" event="dialog.exit"><exit/></transition>
                    <transition state="over" event="connection.disconnected"><exit/></transition>
                    <transition event="connection.failed"><exit/></transition>
                    <transition event="error.dialog.notprepared"><reject connectionid="leg"/></transition>
                  </eventprocessor>
                </ccxml>
                """.formatted(dialog));
    }

    void refuseDeposits() {
        refusesDeposits = true;
    }

    @Override
    public Fetched fetch(FetchRequest request) throws FetchException {
        String path = request.uri().getPath();
        requested.add(path);
        for (FetchRequest.Field field : request.fields()) {
            if (field instanceof FetchRequest.RecordingField recording) {
                if (refusesDeposits && request.encoding() == FetchRequest.Encoding.MULTIPART) {
                    throw new FetchException("error.badfetch.http.500", 500, "out of order", null);
                }
                deposits.add(new Deposit(path, bytes(recording)));
            }
        }
        byte[] body = pages.getOrDefault(path, path.startsWith("/gateway/") ? new byte[0] : null);
        if (body == null) {
            throw new FetchException("error.badfetch.http.404", 404, "no page " + path, null);
        }
        return new Fetched(request.uri(), 200, mediaType(path), Optional.of("UTF-8"), body);
    }

    private static String mediaType(String path) {
        return path.endsWith(".grxml")
                ? "application/srgs+xml"
                : path.startsWith("/ccxml") ? "application/ccxml+xml" : "application/voicexml+xml";
    }

    private static byte[] bytes(FetchRequest.RecordingField field) {
        try (var in = field.recording().open()) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    List<Integer> seconds() {
        List<Integer> seconds = new ArrayList<>();
        deposits.forEach(deposit -> seconds.add(deposit.audio().length / 8000));
        return seconds;
    }
}
