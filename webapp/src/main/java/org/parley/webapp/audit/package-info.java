/** What administrators did, when and from where: a row in the transaction of each act. Knows nothing of what they act upon. */
package org.parley.webapp.audit;
