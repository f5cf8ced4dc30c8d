/**
 * The working parts of the CCXML interpreter: sessions, their tables of connections, dialogs, fetches and delayed events,
 * and the queue that runs one event at a time. Documents and elements live in the package {@code document} below, which
 * knows nothing of this one.
 */
package org.parley.browser.ccxml.internal;
