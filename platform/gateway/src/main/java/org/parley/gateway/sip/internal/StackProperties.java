package org.parley.gateway.sip.internal;

import java.util.Properties;
import org.parley.gateway.sip.SipConfig;

/** How the stack is set up. Dialogs are made by us, where an INVITE wants one; the stack answers nothing by itself. */
final class StackProperties {
    private static final int MESSAGE_BYTES = 64 * 1024;
    private static final int UDP_BUFFER_BYTES = 4 * 1024 * 1024;
    private static final int TCP_CONNECTIONS = 4000;
    private static final int PARTIAL_MESSAGE_MILLIS = 10_000;

    private StackProperties() {}

    static Properties of(String stackName, SipConfig config) {
        int threads = config.threads();
        Properties properties = new Properties();
        properties.setProperty("javax.sip.STACK_NAME", stackName);
        properties.setProperty("javax.sip.AUTOMATIC_DIALOG_SUPPORT", "off");
        properties.setProperty("javax.sip.ROUTER_PATH", FlowRouter.class.getName());
        nist(properties, "AUTOMATIC_DIALOG_ERROR_HANDLING", false);
        nist(properties, "STACK_LOGGER", StackLog.class.getName());
        nist(properties, "SERVER_LOGGER", MessageTrace.class.getName());
        nist(properties, "NETWORK_LAYER", SignallingSockets.class.getName());
        nist(properties, "MESSAGE_PARSER_FACTORY", CheckedParsers.class.getName());
        nist(properties, "REENTRANT_LISTENER", true);
        nist(properties, "THREAD_POOL_SIZE", threads);
        nist(properties, "THREAD_PRIORITY", Thread.NORM_PRIORITY);
        nist(properties, "RECEIVE_UDP_BUFFER_SIZE", UDP_BUFFER_BYTES);
        nist(properties, "SEND_UDP_BUFFER_SIZE", UDP_BUFFER_BYTES);
        nist(properties, "MAX_MESSAGE_SIZE", MESSAGE_BYTES);
        nist(properties, "MAX_CONNECTIONS", TCP_CONNECTIONS);
        nist(properties, "READ_TIMEOUT", PARTIAL_MESSAGE_MILLIS);
        nist(properties, "DELIVER_UNSOLICITED_NOTIFY", true);
        nist(properties, "CACHE_CLIENT_CONNECTIONS", true);
        nist(properties, "CACHE_SERVER_CONNECTIONS", true);
        nist(properties, "LOG_STACK_TRACE_ON_MESSAGE_SEND", false);
        properties.setProperty(MessageTrace.SECRET_PREFIX, config.secretPrefix());
        config.tls().ifPresent(tls -> TlsSockets.into(properties, tls));
        return properties;
    }

    private static void nist(Properties properties, String name, Object value) {
        properties.setProperty("gov.nist.javax.sip." + name, value.toString());
    }
}
