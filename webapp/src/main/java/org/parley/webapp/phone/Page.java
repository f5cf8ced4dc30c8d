package org.parley.webapp.phone;

import jakarta.servlet.ServletException;
import java.io.IOException;

/** Answers the requests for one address. */
@FunctionalInterface
interface Page {
    Reply answer(PhoneRequest request) throws IOException, ServletException;
}
