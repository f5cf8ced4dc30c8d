/** Tests of offers and answers. */
package org.parley.gateway.sdp;
