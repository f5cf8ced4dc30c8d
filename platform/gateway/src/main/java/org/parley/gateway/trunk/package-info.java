/** Providers: lines to the outside by SIP. */
package org.parley.gateway.trunk;
