package org.parley.webapp.http;

import java.util.concurrent.TimeUnit;
import org.apache.catalina.Context;
import org.apache.catalina.connector.Connector;
import org.apache.catalina.session.StandardManager;
import org.apache.tomcat.util.http.Rfc6265CookieProcessor;
import org.apache.tomcat.util.threads.TaskQueue;
import org.apache.tomcat.util.threads.TaskThreadFactory;
import org.apache.tomcat.util.threads.ThreadPoolExecutor;

/** The parts of a Tomcat as we set them. */
final class TomcatParts {
    private static final int MAX_FORM_BYTES = 256 * 1024;
    private static final int MAX_SESSIONS = 100_000;

    private TomcatParts() {}

    /** Threads of our own: Tomcat would interrupt its threads when it stops. More come before requests wait. */
    static ThreadPoolExecutor threads(EmbeddedServer.Settings settings) {
        TaskQueue queue = new TaskQueue();
        ThreadPoolExecutor threads = new ThreadPoolExecutor(
                Math.min(4, settings.maxThreads()),
                settings.maxThreads(),
                60,
                TimeUnit.SECONDS,
                queue,
                new TaskThreadFactory(settings.name() + "-", true, Thread.NORM_PRIORITY));
        queue.setParent(threads);
        return threads;
    }

    /** Keeps idle connections longer than clients do, so that no request meets a closing one. */
    static Connector connector(EmbeddedServer.Settings settings, ThreadPoolExecutor threads) {
        Connector connector = new Connector();
        connector.setPort(settings.address().getPort());
        connector.setProperty("address", settings.address().getAddress().getHostAddress());
        connector.setProperty("keepAliveTimeout", "60000");
        connector.setProperty("maxKeepAliveRequests", "-1");
        connector.setProperty("connectionTimeout", "20000");
        connector.setProperty("tcpNoDelay", "true");
        connector.setXpoweredBy(false);
        connector.setThrowOnFailure(true);
        connector.setMaxPostSize(MAX_FORM_BYTES);
        connector.getProtocolHandler().setExecutor(threads);
        return connector;
    }

    /** Sessions live in memory, under a cookie that scripts and other sites do not get. */
    static void configure(Context context, EmbeddedServer.Settings settings) {
        context.setSessionCookieName(settings.sessionCookie());
        context.setUseHttpOnly(true);
        context.setSessionCookiePath("/");
        context.setSessionTimeout(settings.sessionMinutes());
        context.setRequestCharacterEncoding("UTF-8");
        context.setResponseCharacterEncoding("UTF-8");
        Rfc6265CookieProcessor cookies = new Rfc6265CookieProcessor();
        cookies.setSameSiteCookies("lax");
        context.setCookieProcessor(cookies);
        StandardManager sessions = new StandardManager();
        sessions.setPathname(null);
        sessions.setSecureRandomAlgorithm("NativePRNG");
        sessions.setMaxActiveSessions(MAX_SESSIONS);
        context.setManager(sessions);
    }
}
