/** Tests of the gateway from outside: real SIP on loopback, a test telephone on raw sockets. */
package org.parley.gateway;
