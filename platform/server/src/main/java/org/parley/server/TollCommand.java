package org.parley.server;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** {@code ./run toll …}: whose calls to the outside the running server has stopped, and lets them go on. */
@Command(
        name = "toll",
        mixinStandardHelpOptions = true,
        description = "Stops of outside calls of the running server. See docs/toll.md.")
final class TollCommand implements Runnable {
    private static final int NO_SERVER = 2;

    @Spec
    private CommandSpec spec;

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "data folder of the running server (default: data)",
            scope = ScopeType.INHERIT)
    private Path data = Path.of("data");

    @Override
    public void run() {
        spec.commandLine().usage(spec.commandLine().getErr());
    }

    @Command(
            name = "status",
            mixinStandardHelpOptions = true,
            description = "Lists who is stopped, since when and why.")
    int status() throws IOException, InterruptedException {
        HttpResponse<String> answer = ask("/gateway/toll/stops", false);
        if (answer == null) {
            return NO_SERVER;
        }
        JsonNode stops = JsonMapper.shared().readTree(answer.body());
        if (stops.isEmpty()) {
            say("Nobody is stopped.");
        }
        for (JsonNode stop : stops) {
            say(stop.path("subject").asString() + "  since "
                    + stop.path("since").asString() + "  " + stop.path("reason").asString());
        }
        return 0;
    }

    @Command(
            name = "release",
            mixinStandardHelpOptions = true,
            description = "Lets an extension, or all, call outside again.")
    int release(@Parameters(paramLabel = "EXTENSION|all") String subject) throws IOException, InterruptedException {
        HttpResponse<String> answer =
                ask("/gateway/toll/release?subject=" + URLEncoder.encode(subject, StandardCharsets.UTF_8), true);
        if (answer == null) {
            return NO_SERVER;
        }
        boolean released = answer.statusCode() == 200;
        say(
                released
                        ? subject + " may call outside again."
                        : subject + " is not stopped; ./run toll status shows who is.");
        return released ? 0 : 1;
    }

    /** Null when no server answers, which it has told then. */
    private HttpResponse<String> ask(String path, boolean post) throws IOException, InterruptedException {
        Path portFile = data.resolve("platform.port");
        Path keyFile = data.resolve("platform.key");
        if (!Files.isReadable(portFile) || !Files.isReadable(keyFile)) {
            spec.commandLine()
                    .getErr()
                    .println("No server runs on " + data.toAbsolutePath().normalize());
            return null;
        }
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(
                        "http://127.0.0.1:" + Files.readString(portFile).strip() + path))
                .header("Authorization", "Bearer " + Files.readString(keyFile).strip());
        if (post) {
            request.POST(HttpRequest.BodyPublishers.noBody());
        }
        try {
            return HttpClient.newHttpClient().send(request.build(), BodyHandlers.ofString());
        } catch (ConnectException refused) {
            spec.commandLine()
                    .getErr()
                    .println("The server of " + data.toAbsolutePath().normalize() + " does not answer: is it running?");
            return null;
        }
    }

    private void say(String line) {
        spec.commandLine().getOut().println(line);
    }
}
