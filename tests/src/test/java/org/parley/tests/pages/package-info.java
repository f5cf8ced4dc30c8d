/** The pages as people see and use them: in a real Chromium, with keyboard and mouse, light and dark, wide and narrow. */
package org.parley.tests.pages;
