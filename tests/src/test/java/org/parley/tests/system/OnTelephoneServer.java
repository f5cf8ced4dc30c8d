package org.parley.tests.system;

/**
 * The server at which telephones register. Their classes take turns ({@code @ResourceLock("telephones")}), since where a call
 * to an extension ends depends on who is registered. They also run on the thread that starts all tests
 * ({@code @Execution(SAME_THREAD)}), one after the other: a class that waits for the lock would keep one of three threads.
 */
public final class OnTelephoneServer extends OnSharedServer {
    public OnTelephoneServer() {
        super("telephones");
    }
}
