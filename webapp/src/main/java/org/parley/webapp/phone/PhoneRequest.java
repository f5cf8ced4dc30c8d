package org.parley.webapp.phone;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import jakarta.servlet.http.Part;
import java.io.IOException;
import java.io.Serializable;
import java.util.Optional;
import org.parley.webapp.platform.CallSessions;

/** A request of the voice platform, with the state of its call. */
final class PhoneRequest {
    private final HttpServletRequest request;

    PhoneRequest(HttpServletRequest request) {
        this.request = request;
    }

    /** A field of the query or the body; empty when it is missing. */
    String field(String name) {
        String value = request.getParameter(name);
        return value == null ? "" : value;
    }

    /** A field that is a number, -1 when it is none. */
    long number(String name) {
        String value = field(name);
        return value.matches("\\d{1,18}") ? Long.parseLong(value) : -1;
    }

    /** A part of a multipart body, null when it is missing. */
    Part part(String name) throws IOException, ServletException {
        return request.getPart(name);
    }

    CallerIdentity caller() {
        return state(CallerIdentity.class, CallerIdentity.UNKNOWN);
    }

    CallLanguage language() {
        return state(CallLanguage.class, CallLanguage.NONE);
    }

    Login login() {
        return state(Login.class, Login.NONE);
    }

    OpenedList list() {
        return state(OpenedList.class, null);
    }

    Draft draft() {
        return state(Draft.class, Draft.NONE);
    }

    boolean cameByAttendant() {
        return state(AttendantPages.CameBy.class, new AttendantPages.CameBy(false))
                .attendant();
    }

    SettingsPages.Slot slot() {
        return state(SettingsPages.Slot.class, new SettingsPages.Slot(0));
    }

    Visit visit() {
        return state(Visit.class, Visit.NONE);
    }

    /** The first request of a call. */
    void begins(CallLeg leg, CallSessions sessions) {
        keep(leg);
        sessions.begun(leg.id(), request.getSession(true));
    }

    /** Keeps state of the call; there is one value of each type. */
    void keep(Serializable state) {
        request.getSession(true).setAttribute(state.getClass().getName(), state);
    }

    /** Nothing of this type is kept any more. */
    void forget(Class<? extends Serializable> type) {
        HttpSession session = request.getSession(false);
        if (session != null) {
            session.removeAttribute(type.getName());
        }
    }

    /** State of the call, if any was kept. */
    <T extends Serializable> Optional<T> kept(Class<T> type) {
        return Optional.ofNullable(state(type, null));
    }

    private <T> T state(Class<T> type, T absent) {
        HttpSession session = request.getSession(false);
        Object known = session == null ? null : session.getAttribute(type.getName());
        return known == null ? absent : type.cast(known);
    }
}
