/** From bytes to the immutable tree of a document, and the cache of such trees. */
package org.parley.browser.vxml.internal.document;
