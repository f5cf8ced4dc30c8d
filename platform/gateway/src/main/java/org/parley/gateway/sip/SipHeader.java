package org.parley.gateway.sip;

/** A header field. Several of one name are several of these. */
public record SipHeader(String name, String value) {}
