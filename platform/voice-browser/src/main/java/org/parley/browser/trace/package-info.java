/** What happens in a call, told in lines that a person can follow from layer to layer. Keeps nothing itself. */
package org.parley.browser.trace;
