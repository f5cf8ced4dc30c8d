/** What the caller does: keys and their buffer, barge-in, timers, recordings, the hang-up. Knows no document. */
package org.parley.browser.vxml.internal.input;
