/** The outbox: what gateways must hear of, written in the transaction that changes it. */
package org.parley.webapp.event;
