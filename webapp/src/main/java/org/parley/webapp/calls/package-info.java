/** Records of calls that are over. */
package org.parley.webapp.calls;
