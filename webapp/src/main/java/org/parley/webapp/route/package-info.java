/** What a dialled number reaches. Knows numbers and settings, not what is then said. */
package org.parley.webapp.route;
