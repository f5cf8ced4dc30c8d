/**
 * Rendering of documents from Velocity templates: strict references, every value escaped for XML, values in scripts only
 * as literals, and the linter that finds mistakes before a caller does.
 *
 * <p>Templates see plain maps, lists, records and the few tools of this package, nothing else. Nothing here knows what a
 * document says: keys, sentences and times stand in the templates, in prompts/phrases.csv and in parley.conf.
 */
package org.parley.webapp.template;
