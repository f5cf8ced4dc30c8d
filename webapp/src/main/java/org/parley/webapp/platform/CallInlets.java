package org.parley.webapp.platform;

import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.IntSupplier;
import java.util.stream.Collectors;
import org.parley.webapp.conference.CallCommands;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Ways to the documents of running calls: their sessions take events by the basic HTTP event I/O processor (CCXML 1.0
 * appendix K), which listens on the platform connector. Only there is the key sent. Thread-safe.
 */
public final class CallInlets implements CallCommands {
    private static final Logger log = LoggerFactory.getLogger(CallInlets.class);
    private static final Duration PATIENCE = Duration.ofSeconds(3);
    private static final int TAKEN = 204;

    private record Inlet(String session, String path) {}

    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(PATIENCE)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();
    private final Map<String, Inlet> inlets = new ConcurrentHashMap<>();
    private final InetAddress address;
    private final IntSupplier port;
    private final String key;

    /**
     * @param address of the platform connector
     * @param port asked when an event is sent
     */
    CallInlets(InetAddress address, IntSupplier port, String key) {
        this.address = address;
        this.port = port;
        this.key = key;
    }

    /**
     * A call's document says where it takes events.
     *
     * @param call names the call
     * @param uri of the I/O processor; only its path counts
     */
    public void open(String call, String session, String uri) {
        try {
            Optional.ofNullable(URI.create(uri).getRawPath())
                    .filter(path -> path.startsWith("/") && !session.isEmpty())
                    .ifPresent(path -> inlets.put(call, new Inlet(session, path)));
        } catch (IllegalArgumentException e) {
            log.warn("A call says that it takes events at no address: {}", e.getMessage());
        }
    }

    /** The call is over. */
    public void close(String call) {
        inlets.remove(call);
    }

    @Override
    public boolean send(String call, String event, Map<String, String> values) {
        Inlet inlet = inlets.get(call);
        if (inlet == null) {
            return false;
        }
        String fields = values.entrySet().stream()
                .map(entry -> "&" + encoded(entry.getKey()) + "=" + encoded(entry.getValue()))
                .collect(Collectors.joining());
        String host = address.isAnyLocalAddress()
                ? InetAddress.getLoopbackAddress().getHostAddress()
                : address.getHostAddress();
        String shown = host.contains(":") ? "[" + host + "]" : host;
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create("http://" + shown + ":" + port.getAsInt() + inlet.path()))
                .timeout(PATIENCE)
                .header("Authorization", "Bearer " + key)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(
                        "sessionid=" + encoded(inlet.session()) + "&name=" + encoded(event) + fields))
                .build();
        try {
            int status =
                    client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
            if (status != TAKEN) {
                log.warn("The call {} does not take {}: status {}", call, event, status);
            }
            return status == TAKEN;
        } catch (IOException e) {
            log.warn("The call {} is not reached with {}: {}", call, event, e.getMessage());
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
