package org.parley.webapp.platform;

import java.io.IOException;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.parley.webapp.conference.CallCommands;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Ways to the documents of running calls: their sessions take events by the basic HTTP event I/O processor (CCXML 1.0
 * appendix K), which listens on the platform connector. Only there is the key sent. Thread-safe.
 */
public final class CallInlets implements CallCommands {
    private static final Logger log = LoggerFactory.getLogger(CallInlets.class);
    private static final int TAKEN = 204;

    private record Inlet(String session, String path) {}

    private final PlatformClient client;
    private final Map<String, Inlet> inlets = new ConcurrentHashMap<>();

    CallInlets(PlatformClient client) {
        this.client = client;
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
        Map<String, String> form = new LinkedHashMap<>();
        form.put("sessionid", inlet.session());
        form.put("name", event);
        form.putAll(values);
        try {
            int status = client.post(inlet.path(), form);
            if (status != TAKEN) {
                log.warn("The call {} does not take {}: status {}", call, event, status);
            }
            return status == TAKEN;
        } catch (IOException e) {
            log.warn("The call {} is not reached with {}: {}", call, event, e.getMessage());
            return false;
        }
    }
}
