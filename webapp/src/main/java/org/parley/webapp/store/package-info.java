/** The database: opening it, bringing its tables up to date, and running transactions that are repeated when they lose a race. Knows no subject. */
package org.parley.webapp.store;
