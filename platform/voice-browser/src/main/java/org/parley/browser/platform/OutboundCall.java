package org.parley.browser.platform;

import java.util.Map;

/**
 * A call to be placed (CCXML 1.0 §10.5, {@code <createcall>}).
 *
 * @param destination a URI, for instance {@code sip:105@127.0.0.1} or {@code tel:+15550100}
 * @param callerId who is said to call; empty for the platform's own choice
 * @param aai application-to-application information for the far end; empty for none
 * @param hints what the document says to this platform
 */
public record OutboundCall(String destination, String callerId, String aai, Map<String, String> hints) {}
