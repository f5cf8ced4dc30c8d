/**
 * The recorded phrases: which there are, where their audio is, and how numbers, dates, times and keys are said with them
 * in each language. Nothing here decides what a menu says.
 */
package org.parley.webapp.phrase;
