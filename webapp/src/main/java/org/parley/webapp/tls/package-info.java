/** Whom we trust as servers when we call them by TLS. Knows certificates, not what is said over the connection. */
package org.parley.webapp.tls;
