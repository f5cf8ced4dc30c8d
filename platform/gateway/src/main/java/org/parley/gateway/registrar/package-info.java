/** Telephones that register here (RFC 3261 §10): who they are, where they are, and who only tries. */
package org.parley.gateway.registrar;
