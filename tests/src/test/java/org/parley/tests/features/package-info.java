/** The table of features and the tests that prove them. */
package org.parley.tests.features;
