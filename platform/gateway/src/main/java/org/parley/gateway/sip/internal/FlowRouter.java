package org.parley.gateway.sip.internal;

import gov.nist.javax.sip.message.SIPMessage;
import gov.nist.javax.sip.stack.DefaultRouter;
import gov.nist.javax.sip.stack.HopImpl;
import javax.sip.SipException;
import javax.sip.SipStack;
import javax.sip.address.Hop;
import javax.sip.message.Request;
import org.parley.gateway.sip.SipHop;

/** Sends a request where it was said to go; without such word where its Route or Request-URI lead. */
public final class FlowRouter extends DefaultRouter {

    /** Made by the stack. */
    public FlowRouter(SipStack stack, String outboundProxy) {
        super(stack, outboundProxy);
    }

    static void direct(Request request, SipHop hop) {
        ((SIPMessage) request).setApplicationData(hop);
    }

    @Override
    public Hop getNextHop(Request request) throws SipException {
        return ((SIPMessage) request).getApplicationData() instanceof SipHop hop
                ? new HopImpl(hop.host(), hop.port(), hop.transport())
                : super.getNextHop(request);
    }
}
