package org.parley.browser.ccxml.internal;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.parley.browser.platform.CallControlPlatform;
import org.parley.browser.platform.IncomingCall;

/**
 * Why a session exists (CCXML 1.0 §6.2, §8.4).
 *
 * @param call what alerts, unless another session or an operator began it
 * @param parent who began it by {@code <createccxml>}
 * @param values what it reads as {@code session.values}
 * @param callId names it in logs
 * @param platform where it places calls
 */
public record SessionOrigin(
        StartupMode mode,
        Optional<IncomingCall> call,
        Optional<Session> parent,
        Map<String, Object> values,
        String callId,
        CallControlPlatform platform) {

    /** {@code session.startupmode}. */
    public enum StartupMode {
        NEWCALL,
        CREATECCXML,
        EXTERNAL;

        String text() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public static SessionOrigin of(IncomingCall call, CallControlPlatform platform) {
        return new SessionOrigin(
                StartupMode.NEWCALL, Optional.of(call), Optional.empty(), Map.of(), call.callId(), platform);
    }

    static SessionOrigin child(Session parent, Map<String, Object> values) {
        return new SessionOrigin(
                StartupMode.CREATECCXML,
                Optional.empty(),
                Optional.of(parent),
                values,
                parent.origin().callId(),
                parent.platform());
    }

    /** @param callId names it in logs */
    public static SessionOrigin external(Map<String, Object> values, String callId, CallControlPlatform platform) {
        return new SessionOrigin(StartupMode.EXTERNAL, Optional.empty(), Optional.empty(), values, callId, platform);
    }
}
