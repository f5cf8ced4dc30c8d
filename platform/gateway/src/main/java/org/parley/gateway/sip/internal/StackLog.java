package org.parley.gateway.sip.internal;

import gov.nist.core.LogLevels;
import gov.nist.core.StackLogger;
import java.io.IOException;
import java.util.Properties;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The stack's log on slf4j, so that no other log library is needed. What the stack calls an error is mostly a message
 * that someone sent, so it goes a level down; its debug output is of trace kind.
 */
public final class StackLog implements StackLogger {
    private static final Logger LOG = LoggerFactory.getLogger("org.parley.sip.stack");

    @Override
    public boolean isLoggingEnabled() {
        return LOG.isWarnEnabled();
    }

    @Override
    public boolean isLoggingEnabled(int level) {
        if (level <= LogLevels.TRACE_FATAL) {
            return LOG.isErrorEnabled();
        }
        if (level <= LogLevels.TRACE_ERROR) {
            return LOG.isWarnEnabled();
        }
        if (level <= LogLevels.TRACE_WARN) {
            return LOG.isInfoEnabled();
        }
        return level <= LogLevels.TRACE_INFO ? LOG.isDebugEnabled() : LOG.isTraceEnabled();
    }

    @Override
    public void logFatalError(String message) {
        LOG.error(message);
    }

    @Override
    public void logError(String message) {
        LOG.warn(message);
    }

    @Override
    public void logError(String message, Exception e) {
        if (e instanceof IOException) {
            LOG.info("{}: {}", message, e.getMessage());
        } else {
            LOG.warn(message, e);
        }
    }

    @Override
    public void logException(Throwable e) {
        if (e instanceof IOException) {
            // someone closed a connection in the middle of something
            LOG.info("connection: {}", e.getMessage());
        } else {
            LOG.warn("in the SIP stack", e);
        }
    }

    @Override
    public void logWarning(String message) {
        LOG.info(message);
    }

    @Override
    public void logInfo(String message) {
        LOG.debug(message);
    }

    @Override
    public void logDebug(String message) {
        LOG.trace(message);
    }

    @Override
    public void logDebug(String message, Exception e) {
        LOG.trace(message, e);
    }

    @Override
    public void logTrace(String message) {
        LOG.trace(message);
    }

    @Override
    public void logStackTrace() {
        if (LOG.isTraceEnabled()) {
            LOG.trace("here", new Throwable());
        }
    }

    @Override
    public void logStackTrace(int level) {
        logStackTrace();
    }

    /** The stack asks for a line number of its log file; there is no file. */
    @Override
    public int getLineCount() {
        return 0;
    }

    @Override
    public void disableLogging() {
        LOG.debug("the stack asked for no log; levels are set in the log configuration");
    }

    @Override
    public void enableLogging() {
        LOG.debug("the stack asked for a log; levels are set in the log configuration");
    }

    @Override
    public void setBuildTimeStamp(String timeStamp) {
        LOG.debug("stack built {}", timeStamp);
    }

    @Override
    public void setStackProperties(Properties properties) {
        LOG.debug("stack {}", properties.getProperty("javax.sip.STACK_NAME"));
    }

    @Override
    public String getLoggerName() {
        return LOG.getName();
    }
}
