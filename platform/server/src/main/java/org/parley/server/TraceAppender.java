package org.parley.server;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import org.parley.gateway.webapp.TraceLog;
import org.slf4j.LoggerFactory;

/** Hands what is logged below {@code org.parley.trace} to the webapp, by the call that the log context names. */
final class TraceAppender extends AppenderBase<ILoggingEvent> implements AutoCloseable {
    private static final String TRACE = "org.parley.trace";

    private final TraceLog log;

    private TraceAppender(TraceLog log) {
        this.log = log;
    }

    static TraceAppender attach(TraceLog log) {
        TraceAppender appender = new TraceAppender(log);
        appender.setContext((LoggerContext) LoggerFactory.getILoggerFactory());
        appender.start();
        logger().addAppender(appender);
        return appender;
    }

    private static Logger logger() {
        return (Logger) LoggerFactory.getLogger(TRACE);
    }

    @Override
    protected void append(ILoggingEvent event) {
        String call = event.getMDCPropertyMap().get("call");
        if (call != null) {
            String layer = event.getLoggerName().substring(event.getLoggerName().lastIndexOf('.') + 1);
            log.add(call, event.getInstant(), layer, event.getFormattedMessage());
        }
    }

    @Override
    public void close() {
        logger().detachAppender(this);
        log.close();
    }
}
