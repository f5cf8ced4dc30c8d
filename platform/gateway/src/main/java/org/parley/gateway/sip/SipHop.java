package org.parley.gateway.sip;

/** Where a request is sent, whatever its Route and Request-URI say. */
public record SipHop(String transport, String host, int port) {}
