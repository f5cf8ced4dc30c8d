package org.parley.tests.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.parley.tests.load.LoadTable.Goal;
import org.parley.tests.system.Eventually;
import org.parley.tests.system.ServerUnderTest;

/** Two hundred browsers with an open page and its stream of events, while two hundred calls hear a prompt. */
@Tag("load")
@Order(3)
@Timeout(value = 5, unit = TimeUnit.MINUTES)
@ExtendWith(LoadTable.Given.class)
class PagesUnderCallsTest {
    private static final int CALLS = 200;
    private static final int BROWSERS_EACH = 20;
    private static final int SECONDS = 20;
    private static final int CHANGES = 100;
    private static final Path PROMPT = ServerUnderTest.HOME.resolve("prompts/en-US/center/enter-extension.wav");
    private static final Pattern TOKEN = Pattern.compile("name=\"token\" value=\"([^\"]+)\"");

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private ServerUnderTest server;

    /** One browser: its cookie, and the last state that its stream told of each kind. */
    private final class Browser {
        private final Map<String, String> told = new ConcurrentHashMap<>();
        private String cookie = "";
        private volatile boolean broken;

        Browser(String extension) throws IOException, InterruptedException {
            String form = send("GET", "/login", "").body();
            Matcher token = TOKEN.matcher(form);
            assertThat(token.find()).isTrue();
            send(
                    "POST",
                    "/login",
                    "login=user" + extension + "&password=parley-" + extension + "&token="
                            + URLEncoder.encode(token.group(1), StandardCharsets.UTF_8));
        }

        private HttpRequest.Builder request(String path) {
            HttpRequest.Builder request = HttpRequest.newBuilder(server.url(path));
            return cookie.isEmpty() ? request : request.header("Cookie", cookie);
        }

        HttpResponse<String> send(String method, String path, String form) throws IOException, InterruptedException {
            HttpResponse<String> answer = http.send(
                    request(path)
                            .header("Content-Type", "application/x-www-form-urlencoded")
                            .method(method, form.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(form))
                            .build(),
                    BodyHandlers.ofString());
            answer.headers().firstValue("Set-Cookie").ifPresent(given -> cookie = given.split(";")[0]);
            return answer;
        }

        /** Follows the stream on a thread of its own. */
        void follow() throws IOException, InterruptedException {
            HttpResponse<InputStream> stream = http.send(request("/events").build(), BodyHandlers.ofInputStream());
            assertThat(stream.statusCode()).isEqualTo(200);
            Thread reader = new Thread(() -> read(stream.body()), "stream");
            reader.setDaemon(true);
            reader.start();
        }

        private void read(InputStream body) {
            try (BufferedReader lines = new BufferedReader(new InputStreamReader(body, StandardCharsets.UTF_8))) {
                String kind = "";
                for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                    if (line.startsWith("event: ")) {
                        kind = line.substring(7);
                    } else if (line.startsWith("data: ")) {
                        told.put(kind, line.substring(6));
                    }
                }
                broken = true;
            } catch (IOException e) {
                broken = true;
            }
        }
    }

    @Test
    void pagesAndTheirStreamsDisturbNoCallAndLoseNothing(@TempDir Path folder, LoadTable table) throws Exception {
        try (ServerUnderTest started = ServerUnderTest.start(folder.resolve("data"))) {
            server = started;
            GeneratorRun.of("listen", server.sip().getPort(), CALLS, 50, 3, "404", PROMPT, server.pid());
            List<Browser> browsers = new ArrayList<>();
            for (int i = 0; i < 10 * BROWSERS_EACH; i++) {
                Browser browser = new Browser(String.valueOf(100 + i % 10));
                browser.follow();
                browsers.add(browser);
            }
            CompletableFuture<GeneratorRun> calls = CompletableFuture.supplyAsync(this::calls);
            List<Long> millis = Collections.synchronizedList(new ArrayList<>());
            for (int change = 0; change < CHANGES && !calls.isDone(); change++) {
                String extension = String.valueOf(100 + change % 10);
                server.rest(extension)
                        .send(
                                "PUT",
                                "/api/v1/users/" + extension + "/presence",
                                "{\"presence\":\"" + (change % 2 == 0 ? "away" : "busy") + "\"}");
                Browser looks = browsers.get(change * 7 % browsers.size());
                long begun = System.nanoTime();
                assertThat(looks.send("GET", "/directory", "").statusCode()).isEqualTo(200);
                millis.add((System.nanoTime() - begun) / 1_000_000);
                Thread.sleep(150);
            }
            GeneratorRun run = calls.get();
            String last = "{\"revision\":" + CHANGES + "}";
            List<Browser> late = Eventually.get(
                    "every stream to tell the last change",
                    Duration.ofSeconds(10),
                    () -> browsers.stream()
                            .filter(one -> one.broken || !last.equals(one.told.get("directory")))
                            .toList(),
                    List::isEmpty);
            assertThat(late).isEmpty();
            Collections.sort(millis);
            long p99 = millis.get((int) (millis.size() * 0.99));
            table.row(
                    Goal.atLeast("calls in time beside 200 browsers with streams of events", CALLS, CALLS),
                    String.format(
                            Locale.ROOT,
                            "%s%.0f steady, %.0f heard right, %.0f gaps; %d changes told to all streams; a page opens in %d ms"
                                    + " (p50), %d ms (p99)",
                            run.remark(),
                            run.get("steady"),
                            run.get("heard"),
                            run.get("gaps"),
                            CHANGES,
                            millis.get(millis.size() / 2),
                            p99),
                    run.get("steady"));
            assumeTrue(run.isValid(), "void: the generator was late");
            assertThat(run.get("steady")).isEqualTo(CALLS);
            assertThat(run.get("gaps")).isZero();
        }
    }

    private GeneratorRun calls() {
        try {
            return GeneratorRun.of("listen", server.sip().getPort(), CALLS, 50, SECONDS, "404", PROMPT, server.pid());
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
