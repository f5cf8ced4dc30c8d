/**
 * The gateway: SIP, RTP, keys, prompts, recordings and speech. It is the browser's implementation platform and call
 * control platform for telephones. Knows the voice browser; knows no mailbox, no servlet, no database.
 */
package org.parley.gateway;
