/** Results of recognisers in NLSML (RFC 6787 §6.3), read without trust in who sent them. */
package org.parley.gateway.mrcp.nlsml;
