/** Who is reachable under which extension, and by what name. */
package org.parley.webapp.directory;
