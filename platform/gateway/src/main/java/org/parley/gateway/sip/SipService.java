package org.parley.gateway.sip;

/** Who takes what reaches a {@link SipEndpoint}. */
public interface SipService {

    /** Called on the new session's own queue for each INVITE that starts one; says who hears of it. */
    SipSessionListener invited(SipSession session);

    /**
     * Decides who calls, before a session is made. Called on a thread of the stack, which must not wait for anything
     * (TRAPS 21).
     */
    default Admission admit(SipRequest invite) {
        return Admission.guest();
    }

    /** Whether calls are taken now. If not, OPTIONS says so as an INVITE would hear it (RFC 3261 §11.2). */
    default boolean takesCalls() {
        return true;
    }

    /**
     * A request outside of calls, such as REGISTER. Called on a thread of the stack, which must not wait for anything.
     *
     * @return whether it is answered, now or later; false when we have no use for its method
     */
    default boolean request(SipRequest request, SipReply reply) {
        return false;
    }
}
