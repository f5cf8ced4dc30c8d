/** Many callers at once, and the figures that they see. Run by {@code mvn verify -Pload}; nothing here fails by a clock. */
package org.parley.tests.load;
