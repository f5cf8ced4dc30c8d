package org.parley.webapp.platform;

/** A part of the webapp that serves the voice platform. It is asked once, at start, to mount its servlets. */
@FunctionalInterface
public interface PlatformModule {
    void mount(PlatformMount mount);
}
