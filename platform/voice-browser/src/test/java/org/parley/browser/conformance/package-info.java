/**
 * Conformance cases: data files below {@code src/test/conformance} (documents, what the caller does, what must come),
 * the runner that holds the voice browser to them, and the page that tells the result. Cases are written by hand from the
 * Recommendations; nothing here knows how the browser works inside.
 */
package org.parley.browser.conformance;
