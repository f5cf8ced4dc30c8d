/** What the gateway asks the webapp and hears from it, by HTTP on the platform connector. */
package org.parley.gateway.webapp;
