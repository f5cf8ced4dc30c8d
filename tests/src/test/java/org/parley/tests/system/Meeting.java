package org.parley.tests.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.LocalDateTime;
import java.util.List;
import org.parley.tests.phone.Phone;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/** A conference that 109 has scheduled over REST and that 108 moderates. */
public final class Meeting {
    private static final String PATH = "/api/v1/conferences";
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Rest moderator;
    private final JsonNode described;

    private Meeting(Rest moderator, JsonNode described) {
        this.moderator = moderator;
        this.described = described;
    }

    /** @param start in UTC; seconds are left out */
    public static Meeting schedule(ServerUnderTest server, LocalDateTime start, int minutes) throws IOException {
        var answer = server.rest("109")
                .send(
                        "POST",
                        PATH,
                        "{\"description\":\"Sales\",\"start\":\""
                                + start.withNano(0).withSecond(0)
                                + "\",\"zone\":\"UTC\",\"durationMinutes\":" + minutes + ",\"moderator\":\"108\"}");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        return new Meeting(server.rest("108"), JSON.readTree(answer.body()));
    }

    /** Where it is in REST. */
    public String path() {
        return PATH + "/" + id();
    }

    public String id() {
        return described.path("id").asString();
    }

    public String password() {
        return described.path("password").asString();
    }

    /** When it was scheduled. */
    public String state() {
        return described.path("state").asString();
    }

    /** Calls the conference center and goes in. */
    public Caller enters(Phone phone) throws IOException {
        return enters(phone, id(), password());
    }

    static Caller enters(Phone phone, String id, String password) throws IOException {
        Caller caller = new Caller(phone.call("408"));
        caller.hears("conference/enter-id");
        caller.presses(id + "#");
        caller.hears("conference/enter-password");
        caller.presses(password + "#");
        caller.hears("conference/you-are-caller");
        return caller;
    }

    /** Who is in it, in the order of coming. */
    public List<JsonNode> participants() throws IOException {
        return read("/participants");
    }

    /** Who was in it. */
    public List<JsonNode> visits() throws IOException {
        return read("/statistics");
    }

    private List<JsonNode> read(String what) throws IOException {
        return JSON.readTree(moderator.get(path() + what).body()).valueStream().toList();
    }

    /** Where a participant is in REST. */
    public String path(JsonNode participant) {
        return path() + "/participants/" + participant.path("id").asString();
    }

    /** Mutes or unmutes, locks or unlocks. @return the status */
    public int changes(String method, String path, String body) throws IOException {
        return moderator.send(method, path, body).statusCode();
    }

    public int disconnects(JsonNode participant) throws IOException {
        return changes("DELETE", path(participant), "");
    }

    /** Ends it. @return its state then */
    public String ends() throws IOException {
        return JSON.readTree(moderator.send("POST", path() + "/end", "").body())
                .path("state")
                .asString();
    }
}
