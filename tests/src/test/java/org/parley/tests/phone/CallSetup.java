package org.parley.tests.phone;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;

/** What a call is like before it is made. */
public final class CallSetup {
    final Phone phone;
    final String number;
    String from = "5550100";
    String name = "";
    G711 codec = G711.PCMU;
    boolean sends = true;
    String host = "phone.invalid";
    PhoneAccount account;
    String parameters = "";
    final Map<String, String> headers = new LinkedHashMap<>();

    CallSetup(Phone phone, String number) {
        this.phone = phone;
        this.number = number;
    }

    public CallSetup from(String user) {
        from = user;
        return this;
    }

    public CallSetup named(String displayName) {
        name = '"' + displayName + "\" ";
        return this;
    }

    /** Adds parameters to the Request-URI, each with its semicolon. */
    public CallSetup with(String uriParameters) {
        parameters = uriParameters;
        return this;
    }

    /** Says to be at another host. */
    public CallSetup at(String value) {
        host = value;
        return this;
    }

    /** Calls as an extension and proves it when asked. */
    public CallSetup as(PhoneAccount one) {
        account = one;
        from = one.user();
        host = phone.serverHost();
        return this;
    }

    public CallSetup codec(G711 one) {
        codec = one;
        return this;
    }

    /** Adds a header field to INVITE, for instance one that only providers are believed. */
    public CallSetup header(String field, String value) {
        headers.put(field, value);
        return this;
    }

    /** Never sends RTP. */
    public CallSetup mute() {
        sends = false;
        return this;
    }

    /** Sends INVITE. */
    public PhoneCall dial() throws IOException {
        PhoneCall call = idle();
        call.sendInvite();
        return call;
    }

    PhoneCall idle() throws IOException {
        PhoneCall call = new PhoneCall(this);
        phone.add(call);
        return call;
    }
}
