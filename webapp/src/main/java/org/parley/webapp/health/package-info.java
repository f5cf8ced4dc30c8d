/** Whether the server is ready, and how it is doing: /health and /metrics. */
package org.parley.webapp.health;
