package org.parley.tests.system;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.parley.tests.phone.MediaClock;
import org.parley.tests.phone.Phone;
import org.parley.tests.phone.Sound;

/**
 * Gives a test class the one server and the media clock that all of them share; both end with the tests. Classes run side by
 * side, so each uses mailboxes of its own. Telephones register with another server ({@link OnTelephoneServer}): here every
 * extension's call ends in its greeting.
 */
public class OnSharedServer implements ParameterResolver {
    private static final ExtensionContext.Namespace HERE = ExtensionContext.Namespace.create(OnSharedServer.class);

    private final String name;

    public OnSharedServer() {
        this("shared");
    }

    OnSharedServer(String name) {
        this.name = name;
    }

    private static final class Shared implements AutoCloseable {
        final ServerUnderTest server;
        final MediaClock clock = new MediaClock();

        Shared(String name) throws IOException {
            Path root = Files.createDirectories(Path.of("target", "system").toAbsolutePath());
            server = ServerUnderTest.start(Files.createTempDirectory(root, name));
            oneCallAhead();
        }

        /** The very first call loads what all later ones share; no test shall be the one to wait for that. */
        private void oneCallAhead() throws IOException {
            try (Phone phone = Phone.udp(clock, server.sip())) {
                Caller caller = new Caller(phone.call("3100"));
                caller.presses("#");
                caller.hearsBeep();
                caller.says(Sound.speech(1, 1.5));
                caller.hangsUp();
            }
            server.rest("100").awaitMessages(1, Duration.ofSeconds(10));
        }

        @Override
        public void close() throws IOException {
            server.close();
            clock.close();
        }
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        Class<?> type = parameter.getParameter().getType();
        return type == ServerUnderTest.class || type == MediaClock.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        Shared shared = context.getRoot().getStore(HERE).getOrComputeIfAbsent(name, OnSharedServer::open, Shared.class);
        return parameter.getParameter().getType() == MediaClock.class ? shared.clock : shared.server;
    }

    private static Shared open(String name) {
        try {
            return new Shared(name);
        } catch (IOException e) {
            throw new AssertionError("The server does not start", e);
        }
    }
}
