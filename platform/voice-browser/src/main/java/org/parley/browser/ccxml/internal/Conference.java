package org.parley.browser.ccxml.internal;

import java.util.LinkedHashMap;
import java.util.Map;
import org.parley.browser.platform.CallControlPlatform;
import org.parley.browser.platform.ConferenceRequest;

/** A conference, known to one or more sessions. */
record Conference(ConferenceRequest request, CallControlPlatform platform) {

    String id() {
        return request.conferenceId();
    }

    String name() {
        return request.name();
    }

    /** CCXML 1.0 §10.3: the conference object of events and of {@code session.conferences}. */
    Map<String, Object> toScript(Bridges bridges) {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("conferenceid", id());
        object.put("conferencename", name());
        object.put("bridged", bridges.inputs(id()));
        object.put("input", bridges.inputs(id()));
        object.put("outputs", bridges.outputs(id()));
        object.put("reservedtalkers", request.reservedTalkers());
        object.put("reservedlisteners", request.reservedListeners());
        return object;
    }
}
