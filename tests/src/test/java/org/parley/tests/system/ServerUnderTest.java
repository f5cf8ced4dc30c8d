package org.parley.tests.system;

import java.io.File;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The real server as a child process, on free ports and a data folder of its own. */
public final class ServerUnderTest implements AutoCloseable {
    /** The project's folder. */
    public static final Path HOME =
            Path.of(System.getProperty("parley.home", "..")).toAbsolutePath().normalize();

    private static final Duration START = Duration.ofSeconds(90);

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final Path home;
    private final List<String> options;
    private final Path data;
    private final Path log;
    private final int sipPort;
    private final int httpPort;
    private Process process;

    private ServerUnderTest(Path home, Path data, List<String> options) throws IOException {
        this.home = home;
        this.options = options;
        this.data = data;
        Files.createDirectories(data);
        log = data.resolveSibling(data.getFileName() + ".out");
        sipPort = Ports.free();
        httpPort = Ports.free();
    }

    /** Starts the project as it is on a data folder, new or used, and waits until it is up. */
    public static ServerUnderTest start(Path data) throws IOException {
        return start(HOME, data);
    }

    /** Starts with templates, grammars and prompts of another folder, and with options for Java. */
    public static ServerUnderTest start(Path home, Path data, String... options) throws IOException {
        ServerUnderTest server = new ServerUnderTest(home, data, List.of(options));
        server.launch();
        return server;
    }

    /** Starts with settings beside the defaults. */
    public static ServerUnderTest start(Path data, String settings) throws IOException {
        ServerUnderTest server = new ServerUnderTest(HOME, data, List.of());
        Files.writeString(server.settings(), settings);
        server.launch();
        return server;
    }

    /** What {@code ./run} with these words prints, which must end well. */
    public String command(String... words) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Dparley.home=" + home,
                "-cp",
                classPath(),
                "org.parley.server.Main"));
        command.addAll(List.of(words));
        Process run = new ProcessBuilder(command).redirectErrorStream(true).start();
        try (var lines = run.inputReader(StandardCharsets.UTF_8)) {
            String printed = lines.lines().collect(Collectors.joining("\n"));
            if (run.waitFor() != 0) {
                throw new IOException(String.join(" ", words) + " ended with " + run.exitValue() + ": " + printed);
            }
            return printed;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("Interrupted", e);
        }
    }

    private Path settings() {
        return data.resolveSibling(data.getFileName() + ".conf");
    }

    /** Starts again on the same folder and ports after {@link #kill()} or {@link #stop()}. */
    public void launch() throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseG1GC",
                "-XX:MaxGCPauseMillis=10",
                "-Xmx768m"));
        // Short-lived servers spend more on the second compiler than they get from it; load tests run as ./run does.
        command.addAll(Stream.of(System.getProperty("tests.server.options", "").split("\\s+"))
                .filter(option -> !option.isEmpty())
                .toList());
        // As ./run does: a profiler, for instance.
        String given = System.getenv().getOrDefault("PARLEY_JAVA_OPTS", "").strip();
        command.addAll(given.isEmpty() ? List.of() : List.of(given.split("\\s+")));
        command.addAll(options);
        command.addAll(List.of(
                "-Dparley.home=" + home,
                "-Dfile.encoding=UTF-8",
                "-cp",
                classPath(),
                "org.parley.server.Main",
                "--data",
                data.toString(),
                "--sip",
                "127.0.0.1:" + sipPort,
                "--http",
                "127.0.0.1:" + httpPort,
                "--rtp",
                Ports.rtp()));
        if (Files.exists(settings())) {
            command.addAll(List.of("--config", settings().toString()));
        }
        process = new ProcessBuilder(command)
                .directory(data.toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .start();
        Eventually.get("the server to be up, see " + log, START, this::upOrDead, up -> up);
    }

    private boolean upOrDead() throws IOException {
        if (!process.isAlive()) {
            throw new IOException("The server ended with " + process.exitValue() + ":\n" + output());
        }
        try {
            HttpResponse<String> health = get("/health");
            return health.statusCode() == 200 && health.body().contains("\"up\"");
        } catch (java.net.ConnectException notYet) {
            return false;
        }
    }

    /** What the tests themselves bring along does not belong to the server. */
    private static String classPath() {
        String all = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        return Arrays.stream(all.split(File.pathSeparator))
                .filter(entry -> !entry.endsWith("test-classes"))
                .filter(entry ->
                        !entry.matches(".*(junit|surefire|htmlunit|playwright|archunit|assertj|greenmail).*\\.jar"))
                .collect(Collectors.joining(File.pathSeparator));
    }

    public InetSocketAddress sip() {
        return new InetSocketAddress("127.0.0.1", sipPort);
    }

    /** The address of a public page. */
    public URI url(String path) {
        return URI.create("http://127.0.0.1:" + httpPort + path);
    }

    /** The address of a page on the platform connector. */
    public URI platformUrl(String path) throws IOException {
        String port = Files.readString(data.resolve("platform.port")).strip();
        return URI.create("http://127.0.0.1:" + port + path);
    }

    /** What a GET on the platform connector is answered with. */
    public String platform(String path) throws IOException {
        String key = Files.readString(data.resolve("platform.key")).strip();
        HttpRequest request = HttpRequest.newBuilder(platformUrl(path))
                .header("Authorization", "Bearer " + key)
                .build();
        return send(request, HttpResponse.BodyHandlers.ofString()).body();
    }

    /** The data folder. */
    public Path data() {
        return data;
    }

    /** What an owner can do over REST with the demo login of an extension. */
    public Rest rest(String extension) {
        return new Rest(this, extension, "user" + extension, "parley-" + extension);
    }

    /** GET without credentials. */
    public HttpResponse<String> get(String path) throws IOException {
        return send(HttpRequest.newBuilder(url(path)).build(), HttpResponse.BodyHandlers.ofString());
    }

    <T> HttpResponse<T> send(HttpRequest request, HttpResponse.BodyHandler<T> handler) throws IOException {
        try {
            return http.send(request, handler);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("Interrupted", e);
        }
    }

    /** All that the process wrote so far. */
    public String output() throws IOException {
        return Files.exists(log) ? Files.readString(log, StandardCharsets.UTF_8) : "";
    }

    /** Processor time used so far, in seconds (Linux). */
    public double processorSeconds() throws IOException {
        String stat = Files.readString(Path.of("/proc", Long.toString(process.pid()), "stat"));
        String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
        return (Long.parseLong(fields[11]) + Long.parseLong(fields[12])) / 100.0;
    }

    public long pid() {
        return process.pid();
    }

    /** {@code kill -9}. */
    public void kill() throws IOException {
        process.destroyForcibly();
        awaitExit();
    }

    /** SIGTERM, and wait. @return the exit status */
    public int stop() throws IOException {
        process.destroy();
        return awaitExit();
    }

    /** SIGTERM; what becomes of it is for the test to see. */
    public void terminate() {
        process.destroy();
    }

    public boolean isRunning() {
        return process.isAlive();
    }

    private int awaitExit() throws IOException {
        try {
            if (!process.waitFor(30, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new IOException("The server did not stop within 30 s:\n" + output());
            }
            return process.exitValue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("Interrupted", e);
        }
    }

    @Override
    public void close() throws IOException {
        if (process != null && process.isAlive()) {
            stop();
        }
    }
}
