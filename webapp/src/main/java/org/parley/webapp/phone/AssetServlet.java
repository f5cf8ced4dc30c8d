package org.parley.webapp.phone;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Optional;
import org.parley.webapp.phrase.Phrase;

/** Prompts, grammars and scripts. Their addresses hold the hash of their content, so they never change. */
final class AssetServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;
    private static final String FOR_EVER = "public, max-age=31536000, immutable";

    private final transient Documents documents;

    AssetServlet(Documents documents) {
        this.documents = documents;
    }

    private record Asset(byte[] content, String mediaType) {}

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Optional<Asset> asset = find(request.getRequestURI());
        if (asset.isEmpty()) {
            response.setStatus(404);
            return;
        }
        response.setHeader("Cache-Control", FOR_EVER);
        response.setContentType(asset.get().mediaType());
        response.setContentLength(asset.get().content().length);
        response.getOutputStream().write(asset.get().content());
    }

    private Optional<Asset> find(String path) throws IOException {
        if (path.startsWith(Documents.PROMPTS + "/")) {
            Optional<Phrase> phrase = documents.prompt(path);
            return phrase.isEmpty()
                    ? Optional.empty()
                    : Optional.of(new Asset(Files.readAllBytes(phrase.get().file()), "audio/x-wav"));
        }
        return path.startsWith(Documents.GRAMMARS + "/")
                ? documents.grammars().content(path).map(content -> new Asset(content, "application/srgs+xml"))
                : documents.scripts().content(path).map(content -> new Asset(content, "application/ecmascript"));
    }
}
