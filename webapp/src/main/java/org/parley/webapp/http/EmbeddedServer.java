package org.parley.webapp.http;

import jakarta.servlet.Filter;
import jakarta.servlet.MultipartConfigElement;
import jakarta.servlet.http.HttpServlet;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.apache.catalina.Context;
import org.apache.catalina.LifecycleException;
import org.apache.catalina.LifecycleState;
import org.apache.catalina.Wrapper;
import org.apache.catalina.connector.Connector;
import org.apache.catalina.core.StandardHost;
import org.apache.catalina.startup.Tomcat;
import org.apache.catalina.valves.ErrorReportValve;
import org.apache.tomcat.util.descriptor.web.ErrorPage;
import org.apache.tomcat.util.descriptor.web.FilterDef;
import org.apache.tomcat.util.descriptor.web.FilterMap;
import org.apache.tomcat.util.modeler.Registry;
import org.apache.tomcat.util.threads.ThreadPoolExecutor;
import org.apache.tomcat.websocket.server.WsContextListener;

/**
 * A Tomcat with one connector and one application at the root. Servlets and filters are added before it starts. When
 * it closes, requests that run come to their end: no thread is interrupted, as that would harm the database.
 */
public final class EmbeddedServer implements AutoCloseable {
    private static final Logger TOMCAT_LOG = Logger.getLogger("org.apache");
    /** Looks for leaks when an application is replaced; here one lives as long as its server. */
    private static final Logger LEAK_LOG = Logger.getLogger("org.apache.catalina.loader");

    private static final int DRAIN_SECONDS = 10;

    private final Settings settings;
    private final Tomcat tomcat = new Tomcat();
    private final Connector connector;
    private final Context context;
    private final ThreadPoolExecutor threads;

    /**
     * How a server listens.
     *
     * @param address port 0 takes any free one
     * @param workFolder for large uploads while they are read
     * @param maxThreads requests served at once; further ones wait
     * @param sessionCookie name of the session cookie
     * @param sessionMinutes a session ends after this time without a request
     */
    public record Settings(
            String name,
            InetSocketAddress address,
            Path workFolder,
            int maxThreads,
            String sessionCookie,
            int sessionMinutes) {}

    static {
        // names of the management beans would clash between the servers of one process
        Registry.disableRegistry();
    }

    public EmbeddedServer(Settings settings) {
        this.settings = settings;
        TOMCAT_LOG.setLevel(Level.WARNING);
        LEAK_LOG.setLevel(Level.OFF);
        try {
            Files.createDirectories(settings.workFolder());
        } catch (IOException e) {
            throw new UncheckedIOException("The folder " + settings.workFolder() + " cannot be made", e);
        }
        threads = TomcatParts.threads(settings);
        connector = TomcatParts.connector(settings, threads);
        tomcat.setBaseDir(settings.workFolder().toAbsolutePath().toString());
        tomcat.getEngine().setName(settings.name());
        tomcat.setConnector(connector);
        context = tomcat.addContext("", settings.workFolder().toAbsolutePath().toString());
        TomcatParts.configure(context, settings);
    }

    /** Adds a filter over all paths, behind those added before. */
    public void filter(Filter filter) {
        String name = "filter-" + context.findFilterDefs().length;
        FilterDef definition = new FilterDef();
        definition.setFilterName(name);
        definition.setFilter(filter);
        definition.setAsyncSupported("true");
        context.addFilterDef(definition);
        FilterMap map = new FilterMap();
        map.setFilterName(name);
        map.addURLPatternDecoded("/*");
        context.addFilterMap(map);
    }

    /** Believes these addresses or networks when they say that a browser came by https. */
    public void trustProxies(List<String> addresses) {
        tomcat.getEngine().getPipeline().addValve(new TrustedProxies(addresses));
    }

    /** Adds a servlet. */
    public void servlet(String pattern, HttpServlet servlet) {
        addWrapper(pattern, servlet);
    }

    /** Adds a servlet that reads multipart forms up to a size. */
    public void multipartServlet(String pattern, HttpServlet servlet, long maxBytes) {
        addWrapper(pattern, servlet)
                .setMultipartConfigElement(new MultipartConfigElement(
                        settings.workFolder().toAbsolutePath().toString(), maxBytes, maxBytes, 64 * 1024));
    }

    private Wrapper addWrapper(String pattern, HttpServlet servlet) {
        String name = "servlet" + pattern;
        Wrapper wrapper = Tomcat.addServlet(context, name, servlet);
        wrapper.setAsyncSupported(true);
        context.addServletMappingDecoded(pattern, name);
        return wrapper;
    }

    /** Lets servlets make WebSockets of requests. */
    public void webSockets() {
        context.addApplicationListener(WsContextListener.class.getName());
    }

    /** The paths on which servlets are mounted. */
    public List<String> patterns() {
        return Stream.of(context.findServletMappings()).sorted().toList();
    }

    /** Sends every error without a body of its own to this path. */
    public void errorPath(String path) {
        ErrorPage page = new ErrorPage();
        page.setLocation(path);
        context.addErrorPage(page);
    }

    /**
     * Starts to listen.
     *
     * @throws IllegalStateException when the address cannot be used
     */
    public void start() {
        try {
            tomcat.start();
        } catch (LifecycleException e) {
            close();
            Throwable cause = e;
            while (cause.getCause() != null) {
                cause = cause.getCause();
            }
            throw new IllegalStateException(
                    "The " + settings.name() + " web server cannot listen on "
                            + settings.address().getHostString() + ":"
                            + settings.address().getPort() + ": " + cause.getMessage(),
                    e);
        }
        quietErrors();
    }

    /** Errors below the application, such as malformed requests, tell nothing about the server. */
    private void quietErrors() {
        for (var valve : ((StandardHost) tomcat.getHost()).getPipeline().getValves()) {
            if (valve instanceof ErrorReportValve errors) {
                errors.setShowReport(false);
                errors.setShowServerInfo(false);
            }
        }
    }

    /** The port that it listens on. */
    public int port() {
        return connector.getLocalPort();
    }

    @Override
    public void close() {
        LifecycleState state = tomcat.getServer().getState();
        if (state == LifecycleState.NEW || state == LifecycleState.DESTROYED) {
            threads.shutdown();
            return;
        }
        try {
            connector.pause();
            threads.shutdown();
            if (!threads.awaitTermination(DRAIN_SECONDS, TimeUnit.SECONDS)) {
                TOMCAT_LOG.warning(settings.name() + ": requests still run after " + DRAIN_SECONDS + " s");
            }
            tomcat.stop();
            tomcat.destroy();
        } catch (LifecycleException e) {
            TOMCAT_LOG.log(Level.WARNING, settings.name() + " did not stop as it should", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
