/**
 * The one gate that every call to the outside passes: who may call what, how much, and what is told of it. Knows numbers,
 * not what callers hear.
 */
package org.parley.webapp.toll;
