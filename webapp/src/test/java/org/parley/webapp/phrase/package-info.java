/** The recorded phrases, tested on the committed set itself. */
package org.parley.webapp.phrase;
