package org.parley.webapp.platform;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.parley.webapp.http.Json;
import org.parley.webapp.store.DataArchive;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** {@code GET /gateway/backup}: the data folder as a ZIP file, for {@code ./run backup}. 409: not of this database. */
final class BackupServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;
    private static final Logger log = LoggerFactory.getLogger(BackupServlet.class);

    private final transient DataArchive archive;

    BackupServlet(DataArchive archive) {
        this.archive = archive;
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        try {
            response.setContentType("application/zip");
            archive.write(response.getOutputStream());
            log.info("The data folder was backed up");
        } catch (IllegalStateException notEmbedded) {
            response.reset();
            Json.problem(response, 409, "No backup", notEmbedded.getMessage());
        }
    }
}
