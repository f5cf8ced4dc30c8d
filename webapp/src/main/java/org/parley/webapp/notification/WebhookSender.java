package org.parley.webapp.notification;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Duration;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.parley.webapp.store.Database;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.json.JsonMapper;

/**
 * Posts events as JSON. {@code Parley-Signature} is {@code v1=} and the HMAC-SHA-256, in hexadecimal, of the value of
 * {@code Parley-Timestamp} (seconds since 1970), a full stop and the body: a receiver refuses what is old or signed by
 * another secret. {@code Parley-Event} is the id of the event, the same at each attempt. Any 2xx is success; redirects are
 * not followed.
 */
final class WebhookSender implements NoticeSender {
    private static final Logger log = LoggerFactory.getLogger(WebhookSender.class);
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Duration CONNECT = Duration.ofSeconds(5);
    private static final long WHOLE_SECONDS = 15;

    private final Database database;
    private final Function<Notice, String> secrets;
    private final Clock clock;
    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(CONNECT)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();

    /** @param secrets what a notice is signed with, empty when its address is not allowed any more */
    WebhookSender(Database database, Function<Notice, String> secrets, Clock clock) {
        this.database = database;
        this.secrets = secrets;
        this.clock = clock;
    }

    @Override
    public String route(Notice notice) {
        return notice.address();
    }

    @Override
    public void send(Notice notice) throws DeliveryException {
        String secret = secrets.apply(notice);
        if (secret.isEmpty()) {
            throw DeliveryException.forGood("its address is not allowed any more", null);
        }
        Optional<NoticeFacts> facts = database.inTransaction(handle -> NoticeFacts.find(handle, notice));
        if (facts.isEmpty()) {
            log.info("Event {} is not posted: its message is gone", notice.eventId());
            return;
        }
        String body = JSON.writeValueAsString(json(notice, facts.get()));
        String time = String.valueOf(clock.instant().getEpochSecond());
        int status = post(HttpRequest.newBuilder(URI.create(notice.address()))
                .header("Content-Type", "application/json")
                .header("Parley-Event", notice.eventId())
                .header("Parley-Timestamp", time)
                .header("Parley-Signature", "v1=" + signature(secret, time + "." + body))
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build());
        if (status / 100 != 2) {
            throw DeliveryException.forNow("the answer is " + status, null);
        }
        log.info("Event {} was posted for {}", notice.eventId(), facts.get().extension());
    }

    private int post(HttpRequest request) throws DeliveryException {
        CompletableFuture<HttpResponse<Void>> answer =
                client.sendAsync(request, HttpResponse.BodyHandlers.discarding());
        try {
            return answer.get(WHOLE_SECONDS, TimeUnit.SECONDS).statusCode();
        } catch (ExecutionException | TimeoutException failure) {
            answer.cancel(true);
            Throwable cause = failure.getCause() == null ? failure : failure.getCause();
            throw DeliveryException.forNow(MailText.line(cause.toString()), failure);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw DeliveryException.forNow("the server stops", stopped);
        }
    }

    private static Map<String, Object> json(Notice notice, NoticeFacts facts) {
        Map<String, Object> caller = new LinkedHashMap<>();
        caller.put("number", facts.callerNumber());
        caller.put("name", facts.callerName());
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("id", notice.eventId());
        json.put("event", "message.new");
        json.put("mailbox", facts.extension());
        json.put("login", facts.login());
        json.put("message", String.valueOf(notice.messageId()));
        json.put("caller", caller);
        json.put("urgent", facts.urgent());
        json.put("receivedAt", facts.receivedAt().toString());
        json.put("durationMs", facts.durationMs());
        json.put("newMessages", notice.newCount());
        return json;
    }

    static String signature(String secret, String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return HexFormat.of().formatHex(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java runtime has HmacSHA256", e);
        }
    }
}
