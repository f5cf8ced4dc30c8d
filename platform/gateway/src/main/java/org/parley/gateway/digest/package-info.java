/** SIP digest authentication (RFC 3261 §22, RFC 8760): as the one who asks, and as the one who is asked. */
package org.parley.gateway.digest;
