package org.parley.webapp.web;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.Part;
import java.io.IOException;
import java.util.Optional;

/** A file that comes with a form. */
final class FilePart {
    private FilePart() {}

    /** Empty when nothing was chosen, or the form is of a kind that holds no files. */
    static Optional<Part> of(HttpServletRequest request, String name) throws IOException {
        try {
            return Optional.ofNullable(request.getPart(name)).filter(part -> part.getSize() > 0);
        } catch (ServletException noFilesInIt) {
            return Optional.empty();
        }
    }
}
