/** The voice and the prompt builder, tested by measuring what they make. */
package org.parley.speech.mary;
