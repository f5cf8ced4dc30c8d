/** Codecs without a network. */
package org.parley.gateway.codec;
