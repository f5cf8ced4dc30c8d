/** Tests of what stands between the network and the SIP stack. */
package org.parley.gateway.sip.internal;
