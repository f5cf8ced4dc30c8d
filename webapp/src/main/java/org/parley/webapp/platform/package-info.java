/** What the voice platform may reach: documents and gateway resources on a connector of their own, behind the platform key. */
package org.parley.webapp.platform;
