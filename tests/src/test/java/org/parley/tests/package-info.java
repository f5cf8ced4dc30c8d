/** Tests of the whole system from outside: calls by text and by SIP, pages in browsers, the walls of the house. */
package org.parley.tests;
