/** MaryTTS as a speech engine in process; loaded when the first text without a recording must be spoken. */
package org.parley.speech.mary;
