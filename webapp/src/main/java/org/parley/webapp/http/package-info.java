/** What every servlet of the webapp stands on: an embedded Tomcat per connector, caching rules, JSON and sounds as responses. Knows no subject. */
package org.parley.webapp.http;
