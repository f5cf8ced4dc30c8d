package org.parley.browser.platform;

import java.util.Map;
import java.util.Optional;

/**
 * A call that alerts.
 *
 * @param connectionId unique in the process
 * @param callId names the call in logs, traces and records (SIP: Call-ID)
 * @param localUri what was dialled, for instance {@code sip:3101@127.0.0.1}
 * @param remoteUri who says to call (not trusted)
 * @param remoteName display name of the caller, may be empty (not trusted)
 * @param source the network address that the call came from, as the platform saw it: who calls has no choice in it, and
 *     whoever counts guesses counts by it
 * @param user the extension that the caller proved to be, empty for a guest
 * @param protocolName {@code sip}, {@code page} or {@code text}
 * @param properties protocol details (for SIP: headers) under {@code connection.protocol}
 */
public record IncomingCall(
        String connectionId,
        String callId,
        String localUri,
        String remoteUri,
        String remoteName,
        String source,
        Optional<String> user,
        String protocolName,
        Map<String, String> properties) {}
