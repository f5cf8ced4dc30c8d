/**
 * Every path of every menu, walked by a text caller through voice browser, templates, servlets and database. Time is
 * virtual, everything else is real.
 */
package org.parley.tests.menus;
