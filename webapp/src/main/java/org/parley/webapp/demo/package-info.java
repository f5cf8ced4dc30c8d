/** The accounts of a first start: demo data on a machine of one's own, a random administrator elsewhere. */
package org.parley.webapp.demo;
