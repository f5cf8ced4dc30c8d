/** Where the owner of an extension says to be. */
package org.parley.webapp.presence;
