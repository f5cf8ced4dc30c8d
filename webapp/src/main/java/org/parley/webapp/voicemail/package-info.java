/** Limits and switches of each extension's voicemail. Knows numbers, not what callers hear of them. */
package org.parley.webapp.voicemail;
