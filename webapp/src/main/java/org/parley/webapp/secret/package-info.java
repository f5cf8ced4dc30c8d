/** Random keys that live in files beside the database, readable by the server only. */
package org.parley.webapp.secret;
