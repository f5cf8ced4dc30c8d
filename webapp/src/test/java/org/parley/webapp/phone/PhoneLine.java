package org.parley.webapp.phone;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.parley.webapp.Webapp;

/** What a voice platform sends for one call: requests with the platform key and the call's cookie. */
final class PhoneLine {
    private final HttpClient client = HttpClient.newBuilder()
            .cookieHandler(new CookieManager())
            .version(HttpClient.Version.HTTP_1_1)
            .build();
    private final String origin;
    private final String key;

    PhoneLine(Webapp webapp) {
        origin = "http://127.0.0.1:" + webapp.platformPort();
        key = webapp.platformKey();
    }

    /** Begins a call and returns what call control answers. */
    HttpResponse<String> dials(String called, String caller) {
        return get(
                "/ccxml/call?called=" + encode(called) + "&caller=" + encode(caller) + "&callerName=Guest&callId=test");
    }

    HttpResponse<String> get(String path) {
        return send(HttpRequest.newBuilder(URI.create(origin + path)), HttpResponse.BodyHandlers.ofString());
    }

    byte[] audio(String path) {
        HttpResponse<byte[]> response =
                send(HttpRequest.newBuilder(URI.create(origin + path)), HttpResponse.BodyHandlers.ofByteArray());
        if (response.statusCode() != 200) {
            throw new AssertionError(path + " answered " + response.statusCode());
        }
        return response.body();
    }

    HttpResponse<String> post(String path, String... fields) {
        StringBuilder body = new StringBuilder();
        for (int i = 0; i < fields.length; i += 2) {
            body.append(i == 0 ? "" : "&").append(fields[i]).append('=').append(encode(fields[i + 1]));
        }
        return send(
                HttpRequest.newBuilder(URI.create(origin + path))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString(body.toString())),
                HttpResponse.BodyHandlers.ofString());
    }

    /** Submits a recording as a voice browser does. */
    HttpResponse<String> submit(byte[] recording, String... fields) {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        for (int i = 0; i < fields.length; i += 2) {
            part(body, "name=\"" + fields[i] + "\"", "text/plain", fields[i + 1].getBytes(StandardCharsets.UTF_8));
        }
        part(body, "name=\"recording\"; filename=\"recording\"", "audio/basic", recording);
        body.writeBytes("--b--\r\n".getBytes(StandardCharsets.US_ASCII));
        return send(
                HttpRequest.newBuilder(URI.create(origin + "/vxml/deposit/send"))
                        .header("Content-Type", "multipart/form-data; boundary=b")
                        .POST(HttpRequest.BodyPublishers.ofByteArray(body.toByteArray())),
                HttpResponse.BodyHandlers.ofString());
    }

    /** The deposit's id in a recording page. */
    static String depositOf(HttpResponse<String> page) {
        Matcher id = Pattern.compile("/gateway/deposits/([\\w-]{22})[\"?]").matcher(page.body());
        if (!id.find()) {
            throw new AssertionError("no deposit id in " + page.body());
        }
        return id.group(1);
    }

    private static void part(ByteArrayOutputStream body, String name, String type, byte[] content) {
        body.writeBytes(("--b\r\nContent-Disposition: form-data; " + name + "\r\nContent-Type: " + type + "\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII));
        body.writeBytes(content);
        body.writeBytes("\r\n".getBytes(StandardCharsets.US_ASCII));
    }

    private <T> HttpResponse<T> send(HttpRequest.Builder request, HttpResponse.BodyHandler<T> handler) {
        try {
            return client.send(request.header("Authorization", "Bearer " + key).build(), handler);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
