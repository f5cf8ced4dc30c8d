/** The one {@code main()}: reads the settings, starts the webapp and the gateway, wires them. Holds no logic. */
package org.parley.server;
