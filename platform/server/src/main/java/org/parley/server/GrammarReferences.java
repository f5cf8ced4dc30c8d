package org.parley.server;

import java.io.PrintWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.parley.browser.fetch.CookieJar;
import org.parley.browser.fetch.FetchException;
import org.parley.browser.fetch.FetchRequest;
import org.parley.browser.fetch.HttpFetcher;
import org.parley.browser.fetch.HttpFetcherConfig;
import org.parley.browser.grammar.GrammarCompiler;
import org.parley.browser.grammar.GrammarException;

/** The grammars that a grammar file refers to: files, and what may be fetched from the allowed origins. */
final class GrammarReferences implements GrammarCompiler.References, AutoCloseable {
    private final Path folder;
    private final PrintWriter err;
    private final HttpFetcher fetcher;
    private final CookieJar cookies = new CookieJar();

    /** @param err where it tells of files that were found elsewhere than the grammar says */
    GrammarReferences(Path grammar, Set<URI> allowed, PrintWriter err) {
        this.folder = grammar.toAbsolutePath().normalize().getParent();
        this.err = err;
        fetcher = new HttpFetcher(new HttpFetcherConfig(
                Map.of(), allowed, List.of(folder.getRoot()), 4 << 20, 1 << 20, Duration.ofSeconds(5)));
    }

    @Override
    public byte[] load(URI uri) throws GrammarException {
        try {
            return fetcher.fetch(FetchRequest.get(beside(uri), cookies, Duration.ofSeconds(10)))
                    .body();
        } catch (FetchException failed) {
            throw new GrammarException(failed.event(), failed.getMessage(), failed);
        }
    }

    /** Grammars are often collected in one folder; one that is not where it should be is taken from there. */
    private URI beside(URI uri) {
        boolean isFile = "file".equals(uri.getScheme()) && uri.getAuthority() == null && uri.getPath() != null;
        if (!isFile || Files.exists(Path.of(uri)) || Path.of(uri).getFileName() == null) {
            return uri;
        }
        Path other = folder.resolve(Path.of(uri).getFileName());
        if (!Files.isRegularFile(other)) {
            return uri;
        }
        err.println("There is no " + Path.of(uri) + "; taking " + other);
        return other.toUri();
    }

    @Override
    public void close() {
        fetcher.close();
    }
}
