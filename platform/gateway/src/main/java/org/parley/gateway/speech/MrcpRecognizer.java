package org.parley.gateway.speech;

import java.io.IOException;
import java.util.List;
import java.util.Set;
import org.parley.browser.platform.Clock;
import org.parley.browser.platform.SpokenGrammar;
import org.parley.gateway.mrcp.MrcpClient;
import org.parley.gateway.mrcp.MrcpSession;
import org.parley.gateway.mrcp.ResourceType;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Speech servers that recognise: the first one that knows the language of all grammars is asked. */
public final class MrcpRecognizer implements WordRecognizer {
    private static final Logger log = LoggerFactory.getLogger(MrcpRecognizer.class);

    private final List<Server> servers;
    private final Clock clock;

    private record Server(SpeechServerConfig config, MrcpClient client, Circuit circuit) {
        boolean understands(List<SpokenGrammar> grammars) {
            return !config.understands().isEmpty()
                    && grammars.stream()
                            .map(SpokenGrammar::language)
                            .allMatch(language -> language.isEmpty() || Languages.has(config.understands(), language));
        }
    }

    /** @param clients one for each of the servers, in their order */
    public MrcpRecognizer(SpeechConfig config, List<MrcpClient> clients, Clock clock) {
        this.clock = clock;
        this.servers = java.util.stream.IntStream.range(0, clients.size())
                .mapToObj(i -> new Server(
                        config.servers().get(i),
                        clients.get(i),
                        new Circuit(
                                "the recognizer of "
                                        + config.servers().get(i).mrcp().name(),
                                clock,
                                config.settings().retryAfter())))
                .toList();
    }

    @Override
    public Hearing listen(List<SpokenGrammar> grammars, Heard heard) {
        for (Server server : servers) {
            if (server.understands(grammars) && server.circuit().lets()) {
                return listen(server, grammars, heard);
            }
        }
        return Hearing.DEAF;
    }

    private Hearing listen(Server server, List<SpokenGrammar> grammars, Heard heard) {
        try {
            MrcpSession session = server.client().open(Set.of(ResourceType.RECOGNIZER));
            return new MrcpHearing(session, server.circuit(), clock, heard).begin(grammars);
        } catch (IOException e) {
            server.circuit().failed();
            log.warn("nobody listens for words: {}", e.getMessage());
            return Hearing.DEAF;
        }
    }
}
