package org.parley.webapp.platform;

import jakarta.servlet.http.HttpServlet;
import org.parley.webapp.MessageCenter;

/**
 * Where a module puts its servlets: the platform connector, behind the platform key. Responses are {@code no-store}
 * unless a servlet declares them {@code public}. The session cookie of that connector names one call.
 */
public interface PlatformMount {

    /** The services that servlets call. */
    MessageCenter center();

    /** The sessions of calls. */
    CallSessions callSessions();

    /** Ways to the documents of running calls. */
    CallInlets callInlets();

    /** Begins sessions that place calls. */
    SessionRequests sessionRequests();

    /** Mounts a servlet at a path pattern of the Servlet specification, for instance {@code /vxml/*}. */
    void servlet(String pattern, HttpServlet servlet);

    /**
     * Mounts a servlet that reads {@code multipart/form-data} by {@code request.getPart}.
     *
     * @param maxBytes greatest length of a request; parts over 64 KiB wait in a file of the work folder
     */
    void multipartServlet(String pattern, HttpServlet servlet, long maxBytes);

    /** Closes a resource of the module when the webapp closes. */
    void closeLater(AutoCloseable resource);
}
