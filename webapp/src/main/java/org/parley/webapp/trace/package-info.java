/** Traces of calls: kept for a while in memory, shown to administrators. */
package org.parley.webapp.trace;
