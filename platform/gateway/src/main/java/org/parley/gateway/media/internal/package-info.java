/**
 * The workings of the media engine. {@link org.parley.gateway.media.internal.MediaLoop} owns the clock; everything that
 * it calls is free of locks, allocation, logging and files. What blocks runs on workers and comes back as a command.
 */
package org.parley.gateway.media.internal;
