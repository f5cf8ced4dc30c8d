/** The sandbox around Rhino: what scripts see, what they may not, and what it costs them. */
package org.parley.browser.script.internal;
