package org.parley.gateway.sip;

import org.parley.browser.CallSession;
import org.parley.browser.platform.CallControlPlatform;
import org.parley.browser.platform.IncomingCall;

/** Where alerting calls go: the voice platform's entry. */
@FunctionalInterface
public interface CallReceiver {

    /** Starts a CCXML session for the call; returns at once. */
    CallSession incoming(IncomingCall call, CallControlPlatform platform);
}
