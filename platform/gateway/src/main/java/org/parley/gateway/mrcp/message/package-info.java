/**
 * Messages of MRCPv2 as bytes and as values (RFC 6787 §5 and §6): what is read from and written to a control channel.
 * Nothing here knows sockets, SIP or what a method means.
 */
package org.parley.gateway.mrcp.message;
