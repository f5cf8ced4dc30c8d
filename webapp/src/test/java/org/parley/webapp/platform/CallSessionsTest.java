package org.parley.webapp.platform;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.http.HttpSession;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.catalina.core.StandardContext;
import org.apache.catalina.session.StandardManager;
import org.apache.catalina.session.StandardSession;
import org.junit.jupiter.api.Test;

/** Sessions of Tomcat, without its server. */
class CallSessionsTest {
    private static final AtomicInteger NUMBER = new AtomicInteger();

    private final CallSessions sessions = new CallSessions();
    private final StandardManager manager = new StandardManager();

    CallSessionsTest() {
        manager.setContext(new StandardContext());
    }

    private HttpSession session() {
        StandardSession session = new StandardSession(manager);
        session.setValid(true);
        session.setMaxInactiveInterval(1_800);
        session.setId("session" + NUMBER.incrementAndGet(), false);
        return session;
    }

    @Test
    void whenTheCallerIsGoneTheSessionIsSoonOver() {
        HttpSession gone = session();
        HttpSession there = session();
        sessions.begun("leg1", gone);
        sessions.begun("leg2", there);
        sessions.over("leg1");
        sessions.over("leg1");
        assertThat(gone.getMaxInactiveInterval()).isEqualTo(120);
        assertThat(there.getMaxInactiveInterval()).isEqualTo(1_800);
        assertThat(sessions.count()).isEqualTo(1);
    }

    @Test
    void aSessionThatEndsByItselfIsForgotten() {
        HttpSession session = session();
        sessions.begun("leg", session);
        session.removeAttribute(CallSessions.class.getName());
        assertThat(sessions.count()).isZero();
        sessions.begun("", session());
        assertThat(sessions.count()).isZero();
    }
}
