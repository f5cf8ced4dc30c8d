/** A telephone for tests, and tests of calls. */
package org.parley.gateway.sip;
