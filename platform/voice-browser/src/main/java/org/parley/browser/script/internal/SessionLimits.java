package org.parley.browser.script.internal;

/** What the scripts of one session may still use. Belongs to one session; used by one thread at a time. */
record SessionLimits(GrowthBudget growth, RunTime time) {}
