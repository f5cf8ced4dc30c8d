package org.parley.tests.system;

/**
 * The server at which telephones register. Their classes take turns ({@code @ResourceLock("telephones")}), since where a call
 * to an extension ends depends on who is registered.
 */
public final class OnTelephoneServer extends OnSharedServer {
    public OnTelephoneServer() {
        super("telephones");
    }
}
