/** How fast the voice browser is: {@code mvn verify -Pbench -pl platform/voice-browser}. Nothing here is a test. */
package org.parley.browser.bench;
