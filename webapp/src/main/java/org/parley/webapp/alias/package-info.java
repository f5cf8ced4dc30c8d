/** Numbers that stand for several mailboxes: who they reach, and how administrators change them. */
package org.parley.webapp.alias;
