/**
 * The message center as a web application: documents for telephones, pages for people, REST for programs. Speaks to the
 * platform in HTTP, VoiceXML and CCXML only; knows neither gateway nor voice browser.
 */
package org.parley.webapp;
