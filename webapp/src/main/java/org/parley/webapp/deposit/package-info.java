/** The way of a recording into a mailbox: a one-time id that ends as exactly one message, or none. */
package org.parley.webapp.deposit;
