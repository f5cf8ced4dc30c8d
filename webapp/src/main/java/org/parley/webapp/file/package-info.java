/** Files that everybody with a login shares: their list in the database, their content in the data folder. */
package org.parley.webapp.file;
