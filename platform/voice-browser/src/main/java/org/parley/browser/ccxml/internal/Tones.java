package org.parley.browser.ccxml.internal;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.parley.browser.ccxml.internal.document.EventException;
import org.parley.browser.fetch.FetchException;
import org.parley.browser.fetch.FetchRequest;
import org.parley.browser.platform.AudioContent;

/**
 * The audio of tones that documents name (CCXML 1.0 §10.5, {@code entertone} and {@code exittone}), fetched in the background: a
 * join does not wait for it.
 */
record Tones(Session session, URI base) implements Function<String, CompletableFuture<AudioContent>> {

    @Override
    public CompletableFuture<AudioContent> apply(String reference) {
        CompletableFuture<AudioContent> audio = new CompletableFuture<>();
        try {
            FetchRequest request = new FetchRequest(
                    session.resolve(base, reference),
                    FetchRequest.Method.GET,
                    FetchRequest.Encoding.URLENCODED,
                    List.of(),
                    session.cookies(),
                    session.limits().fetchTimeout(),
                    Optional.empty(),
                    Optional.empty());
            session.background(() -> fetch(request, audio));
        } catch (EventException e) {
            audio.completeExceptionally(e);
        }
        return audio;
    }

    private void fetch(FetchRequest request, CompletableFuture<AudioContent> audio) {
        try {
            audio.complete(session.services().loader().audio(request));
        } catch (FetchException | RuntimeException e) {
            audio.completeExceptionally(e);
        }
    }
}
