package org.parley.webapp.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.UserPrincipal;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/**
 * A PostgreSQL server of a test's own: on loopback, in a folder that is thrown away, from the programs that this machine
 * has. PostgreSQL refuses to run as root, so root runs it as nobody.
 */
final class LocalPostgresql implements AutoCloseable {
    private static final Path DEBIAN = Path.of("/usr/lib/postgresql");
    private static final Duration START = Duration.ofSeconds(60);

    private final Path folder;
    private final Process server;
    private final int port;

    private LocalPostgresql(Path folder, Process server, int port) {
        this.folder = folder;
        this.server = server;
        this.port = port;
    }

    /** Starts one. Without the programs the test is skipped, or fails with {@code -Dexternal.required=true}. */
    static LocalPostgresql start() {
        Optional<Path> programs = programs();
        if (programs.isEmpty()) {
            String missing = "PostgreSQL's server programs are not on this machine (Debian: postgresql)";
            if (Boolean.getBoolean("external.required")) {
                throw new AssertionError(missing);
            }
            Assumptions.abort(missing);
        }
        try {
            return start(programs.orElseThrow());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static LocalPostgresql start(Path programs) throws IOException, InterruptedException {
        Path folder = Files.createTempDirectory(Path.of("/tmp"), "parley-pg");
        boolean root = "root".equals(System.getProperty("user.name"));
        List<String> as = List.of();
        if (root) {
            UserPrincipal nobody =
                    folder.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName("nobody");
            Files.setOwner(folder, nobody);
            as = List.of("setpriv", "--reuid=nobody", "--regid=nogroup", "--clear-groups", "--");
        }
        Path log = folder.resolve("log");
        Process init = run(
                as,
                folder,
                ProcessBuilder.Redirect.DISCARD,
                programs.resolve("initdb").toString(),
                "--pgdata=" + folder.resolve("data"),
                "--username=parley",
                "--auth=trust",
                "--encoding=UTF8",
                "--locale=C");
        if (init.waitFor() != 0) {
            throw new IOException("initdb ended with " + init.exitValue() + " in " + folder);
        }
        int port = freePort();
        Process server = run(
                as,
                folder,
                ProcessBuilder.Redirect.appendTo(log.toFile()),
                programs.resolve("postgres").toString(),
                "-D",
                folder.resolve("data").toString(),
                "-p",
                String.valueOf(port),
                "-c",
                "listen_addresses=127.0.0.1",
                "-k",
                folder.toString());
        LocalPostgresql started = new LocalPostgresql(folder, server, port);
        started.awaitReady(log);
        return started;
    }

    private static Process run(List<String> as, Path folder, ProcessBuilder.Redirect output, String... program)
            throws IOException {
        List<String> command = new ArrayList<>(as);
        command.addAll(List.of(program));
        return new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output)
                .start();
    }

    private void awaitReady(Path log) throws IOException {
        long deadline = System.nanoTime() + START.toNanos();
        while (true) {
            try (Connection connection = DriverManager.getConnection(url(), user(), password())) {
                connection.isValid(1);
                return;
            } catch (SQLException notYet) {
                if (!server.isAlive() || System.nanoTime() > deadline) {
                    close();
                    throw new IOException("PostgreSQL does not start: " + Files.readString(log), notYet);
                }
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(50));
            }
        }
    }

    String url() {
        return "jdbc:postgresql://127.0.0.1:" + port + "/postgres";
    }

    String user() {
        return "parley";
    }

    String password() {
        return "";
    }

    /** Stops it and deletes its folder. */
    @Override
    public void close() {
        server.destroy();
        try {
            if (!server.waitFor(10, TimeUnit.SECONDS)) {
                server.destroyForcibly().waitFor();
            }
            try (Stream<Path> files = Files.walk(folder)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    /** The newest version that Debian installed, else what is on the path. */
    private static Optional<Path> programs() {
        List<Path> folders = new ArrayList<>();
        if (Files.isDirectory(DEBIAN)) {
            try (Stream<Path> versions = Files.list(DEBIAN)) {
                versions.sorted(Comparator.reverseOrder())
                        .map(version -> version.resolve("bin"))
                        .forEach(folders::add);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        Stream.of(System.getenv("PATH").split(":")).map(Path::of).forEach(folders::add);
        return folders.stream()
                .filter(folder -> Files.isExecutable(folder.resolve("initdb")))
                .filter(folder -> Files.isExecutable(folder.resolve("postgres")))
                .findFirst();
    }
}
