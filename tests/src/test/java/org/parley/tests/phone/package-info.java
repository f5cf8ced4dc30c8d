/**
 * A telephone for tests, written from the RFCs alone: it shares no class with the gateway, so that both cannot be wrong in
 * the same way. It sends and keeps every packet, and measures what it hears.
 */
package org.parley.tests.phone;
