/**
 * SRTP and SRTCP (RFC 3711) with keys from session descriptions (RFC 4568): which suites there are, and how packets are
 * sealed and opened. The ciphers are those of the JDK. Nothing here knows sockets or calls.
 */
package org.parley.gateway.srtp;
