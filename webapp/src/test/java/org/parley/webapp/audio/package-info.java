/** Tests of stored sound and of what people upload. */
package org.parley.webapp.audio;
