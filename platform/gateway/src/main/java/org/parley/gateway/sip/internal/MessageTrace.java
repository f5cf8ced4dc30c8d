package org.parley.gateway.sip.internal;

import gov.nist.core.ServerLogger;
import gov.nist.javax.sip.message.SIPMessage;
import java.util.Properties;
import javax.sip.SipStack;
import org.parley.gateway.sip.MaskedDigits;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A line of trace per SIP message: first line without secrets and Call-ID, never a body (it may hold digits). */
public final class MessageTrace implements ServerLogger {
    static final String SECRET_PREFIX = "org.parley.secret-prefix";

    private static final Logger LOG = LoggerFactory.getLogger("org.parley.sip.messages");

    private volatile String secretPrefix = "";

    @Override
    public void logMessage(SIPMessage message, String from, String to, boolean sender, long time) {
        if (LOG.isDebugEnabled()) {
            LOG.debug(
                    "{} {} -> {}: {} [{}]",
                    sender ? "sent" : "received",
                    from,
                    to,
                    MaskedDigits.inAddresses(
                            secretPrefix, message.getFirstLine().trim()),
                    message.getCallId() == null
                            ? "no Call-ID"
                            : message.getCallId().getCallId());
        }
    }

    @Override
    public void logMessage(SIPMessage message, String from, String to, String status, boolean sender, long time) {
        logMessage(message, from, to, sender, time);
    }

    @Override
    public void logMessage(SIPMessage message, String from, String to, String status, boolean sender) {
        logMessage(message, from, to, sender, 0);
    }

    @Override
    public void logException(Exception e) {
        LOG.warn("in the SIP stack", e);
    }

    @Override
    public void closeLogFile() {
        LOG.debug("the stack closed its message log");
    }

    @Override
    public void setStackProperties(Properties properties) {
        secretPrefix = properties.getProperty(SECRET_PREFIX, "");
        LOG.debug("stack {}", properties.getProperty("javax.sip.STACK_NAME"));
    }

    @Override
    public void setSipStack(SipStack stack) {
        LOG.debug("message log ready");
    }
}
