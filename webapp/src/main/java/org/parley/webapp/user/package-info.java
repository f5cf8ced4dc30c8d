/**
 * Users as administrators see them: all settings of one as named fields, the rules for them, templates of them, and lists of
 * them as CSV. Pages and REST use the same services; owners' own settings live elsewhere.
 */
package org.parley.webapp.user;
