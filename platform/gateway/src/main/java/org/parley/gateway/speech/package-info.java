/**
 * Text to speech: engines behind one small interface, a cache on disk, and spelling from recorded letters as the last
 * resort. Nothing here runs on a media clock thread.
 */
package org.parley.gateway.speech;
