/** SRTP by the numbers that others have published. */
package org.parley.gateway.srtp;
