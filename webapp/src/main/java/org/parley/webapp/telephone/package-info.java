/** SIP telephones of accounts: their secrets and where they can be reached. */
package org.parley.webapp.telephone;
