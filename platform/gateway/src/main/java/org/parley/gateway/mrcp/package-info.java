/**
 * A client of MRCPv2 (RFC 6787): sessions with speech servers by SIP, and in them resources that speak, recognise and
 * record. Knows nothing of calls, prompts or documents; {@link org.parley.gateway.speech} speaks with it.
 *
 * <p>Servers are known from the configuration only: neither their control channels nor their audio may lead to an address
 * that is not one of theirs.
 */
package org.parley.gateway.mrcp;
