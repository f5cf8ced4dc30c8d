/** Session descriptions of MRCPv2 (RFC 6787 §4.2, RFC 4145, RFC 4574): our offers, and servers' answers. */
package org.parley.gateway.mrcp.sdp;
