/** Reading XML: plain immutable trees with line numbers, and DOM documents for {@code <data>}; no DTD, no entities. */
package org.parley.browser.vxml.internal.xml;
