/** Messages of a mailbox in its two folders, and the counters that go with them. */
package org.parley.webapp.mailbox;
