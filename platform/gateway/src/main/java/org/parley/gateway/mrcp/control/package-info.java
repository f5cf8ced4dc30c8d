/**
 * Control channels of MRCPv2 (RFC 6787 §4.2): connections over TCP or TLS that channels share, requests that are answered
 * in time or fail, and events for whoever waits. What goes over them is no concern of this package.
 */
package org.parley.gateway.mrcp.control;
