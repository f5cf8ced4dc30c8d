/**
 * A small speech server by MRCPv2 (SIP over UDP, control over TCP or TLS, RTP out and in) that can misbehave, and what is
 * tried against it.
 */
package org.parley.tests.mrcp;
