/** Lamps on telephones: messages that wait (RFC 3842) and busy lines (RFC 4235). */
package org.parley.gateway.lamp;
