/** Lamps on telephones: messages that wait (RFC 3842). */
package org.parley.gateway.lamp;
