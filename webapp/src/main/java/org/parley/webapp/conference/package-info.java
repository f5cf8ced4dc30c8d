/** Conferences: which there are, who may come in, and who is in. */
package org.parley.webapp.conference;
