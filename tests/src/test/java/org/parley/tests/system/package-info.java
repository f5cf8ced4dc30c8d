/** A real server in a process of its own, and what a caller, an owner and an intruder can do to it from outside. */
package org.parley.tests.system;
