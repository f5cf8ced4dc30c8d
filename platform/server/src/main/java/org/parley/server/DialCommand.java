package org.parley.server;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.ConnectException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code ./run dial}: a thin terminal on a text call inside the running server. Holds no dialog logic. */
@Command(
        name = "dial",
        mixinStandardHelpOptions = true,
        description = "Calls a number of the running server by text.",
        footer = {
            "",
            "Then type, a line each:",
            "  press 101#         press keys",
            "  silence            say nothing until the next thing happens",
            "  wait 3s            let time pass",
            "  record FILE.wav    speak the file (8 kHz mono WAV) after the beep",
            "  hangup             end the call",
            "Prompts come as 'hears:', other events as 'log:', the end as 'exit:'."
        })
final class DialCommand implements Callable<Integer> {

    @Parameters(paramLabel = "NUMBER", description = "what to dial, for instance 404 or 3101")
    private String number;

    @Option(names = "--from", paramLabel = "EXT", description = "the calling number to show; the call stays a guest's")
    private String from = "";

    @Option(names = "--data", paramLabel = "DIR", description = "data folder of the running server (default: data)")
    private Path data = Path.of("data");

    private final HttpClient client = HttpClient.newHttpClient();

    @Override
    public Integer call() throws IOException, InterruptedException {
        Path portFile = data.resolve("platform.port");
        Path keyFile = data.resolve("platform.key");
        if (!Files.isReadable(portFile) || !Files.isReadable(keyFile)) {
            System.err.println("No server runs on " + data.toAbsolutePath().normalize() + ": start it with ./run"
                    + (data.equals(Path.of("data")) ? "" : " --data " + data) + ", or name its folder by --data");
            return 2;
        }
        URI calls = URI.create("http://127.0.0.1:" + Files.readString(portFile).trim() + "/text/calls");
        String key = Files.readString(keyFile).trim();
        HttpResponse<Stream<String>> call;
        try {
            call = client.send(
                    request(URI.create(calls + "?called=" + encode(number) + "&from=" + encode(from)), key)
                            .POST(BodyPublishers.noBody())
                            .build(),
                    BodyHandlers.ofLines());
        } catch (ConnectException refused) {
            System.err.println(
                    "The server of " + data.toAbsolutePath().normalize() + " does not answer: is it running?");
            return 2;
        }
        if (call.statusCode() != 200) {
            System.err.println("The server refused the call: HTTP " + call.statusCode());
            return 2;
        }
        String id = call.headers().firstValue("Call").orElseThrow();
        Thread keyboard = new Thread(() -> sendInput(URI.create(calls + "/" + id), key), "keyboard");
        keyboard.setDaemon(true);
        keyboard.start();
        try (Stream<String> lines = call.body()) {
            lines.forEach(System.out::println);
        }
        return 0;
    }

    private void sendInput(URI call, String key) {
        try (BufferedReader keyboard = new BufferedReader(new InputStreamReader(System.in, Charset.defaultCharset()))) {
            for (String line = keyboard.readLine(); line != null; line = keyboard.readLine()) {
                if (!line.isBlank()) {
                    sendLine(call, key, line.strip());
                }
            }
            sendLine(call, key, "hangup");
        } catch (IOException gone) {
            System.err.println("The call is gone: " + gone.getMessage());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    /** {@code record} is the one line that the terminal must help with: the file is on its side. */
    private void sendLine(URI call, String key, String line) throws IOException, InterruptedException {
        HttpRequest.Builder request;
        if (line.startsWith("record ")) {
            Path file = Path.of(line.substring("record ".length()).strip());
            if (!Files.isReadable(file)) {
                System.err.println("cannot read " + file);
                return;
            }
            request = request(URI.create(call + "/recording"), key).POST(BodyPublishers.ofFile(file));
        } else {
            request = request(call, key).POST(BodyPublishers.ofString(line));
        }
        HttpResponse<String> answer = client.send(request.build(), BodyHandlers.ofString());
        if (answer.statusCode() == 400) {
            System.err.println(answer.body());
        }
    }

    private static HttpRequest.Builder request(URI uri, String key) {
        return HttpRequest.newBuilder(uri).header("Authorization", "Bearer " + key);
    }

    private static String encode(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }
}
