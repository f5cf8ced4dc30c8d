package org.parley.webapp.web;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.htmlunit.HttpMethod;
import org.htmlunit.Page;
import org.htmlunit.WebClient;
import org.htmlunit.WebRequest;
import org.htmlunit.html.DomElement;
import org.htmlunit.html.HtmlElement;
import org.htmlunit.html.HtmlFileInput;
import org.htmlunit.html.HtmlInput;
import org.htmlunit.html.HtmlPage;
import org.htmlunit.html.HtmlSelect;
import org.htmlunit.util.NameValuePair;
import org.parley.webapp.TestWebapp;

/** A browser without JavaScript, in which somebody uses the pages. */
final class PageBrowser implements AutoCloseable {
    private final WebClient browser = new WebClient();
    private final TestWebapp webapp;
    private HtmlPage page;

    PageBrowser(TestWebapp webapp) {
        this.webapp = webapp;
        browser.getOptions().setJavaScriptEnabled(false);
        browser.getOptions().setThrowExceptionOnFailingStatusCode(false);
    }

    /** The owner of an extension, logged in with the demo password. */
    static PageBrowser of(TestWebapp webapp, String extension) {
        PageBrowser browser = new PageBrowser(webapp);
        browser.logIn("user" + extension, "parley-" + extension);
        return browser;
    }

    PageBrowser logIn(String login, String password) {
        return open("/login").type("login", login).type("password", password).click("main button");
    }

    PageBrowser open(String path) {
        page = as(() -> browser.getPage(webapp.url(path)));
        return this;
    }

    PageBrowser type(String id, String text) {
        ((HtmlInput) page.getElementById(id)).setValue(text);
        return this;
    }

    PageBrowser choose(String id, byte[] file) {
        return choose(id, "sound.wav", file);
    }

    PageBrowser choose(String id, String name, byte[] content) {
        try {
            Path file = Files.createTempDirectory("upload").resolve(name);
            Files.write(file, content);
            ((HtmlFileInput) page.getElementById(id)).setFiles(file.toFile());
            return this;
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    /** Chooses from a list by value. */
    PageBrowser select(String id, String value) {
        page.<HtmlSelect>getHtmlElementById(id).setSelectedAttribute(value, true);
        return this;
    }

    PageBrowser tick(String selector) {
        ((HtmlInput) page.querySelector(selector)).setChecked(true);
        return this;
    }

    PageBrowser click(String selector) {
        HtmlElement element = page.querySelector(selector);
        if (element == null) {
            throw new AssertionError("Nothing is " + selector + " in:\n" + text());
        }
        page = as(element::click);
        return this;
    }

    HtmlPage page() {
        return page;
    }

    String path() {
        return page.getUrl().getPath();
    }

    int status() {
        return page.getWebResponse().getStatusCode();
    }

    String text() {
        return page.asNormalizedText();
    }

    /** The text of what a selector finds, empty when it finds nothing. */
    String text(String selector) {
        HtmlElement element = page.querySelector(selector);
        return element == null ? "" : element.getTextContent().strip();
    }

    List<String> texts(String selector) {
        return page.querySelectorAll(selector).stream()
                .map(node -> node.getTextContent().strip())
                .toList();
    }

    String attribute(String selector, String name) {
        return ((DomElement) page.querySelector(selector)).getAttribute(name);
    }

    String notice() {
        return text("[role=status]");
    }

    String token() {
        return attribute("input[name=token]", "value");
    }

    /** A form that no page offers. @param pairs {@code name=value} */
    Page post(String path, String... pairs) {
        try {
            WebRequest request = new WebRequest(URI.create(webapp.url(path)).toURL(), HttpMethod.POST);
            request.setRequestParameters(Arrays.stream(pairs)
                    .map(pair -> pair.split("=", 2))
                    .map(pair -> new NameValuePair(pair[0], pair[1]))
                    .toList());
            return browser.getPage(request);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    int get(String path) {
        try {
            return browser.getPage(webapp.url(path)).getWebResponse().getStatusCode();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    String cookie() {
        return "parley=" + browser.getCookieManager().getCookie("parley").getValue();
    }

    private interface Loading {
        Page load() throws IOException;
    }

    private static HtmlPage as(Loading loading) {
        try {
            return (HtmlPage) loading.load();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @Override
    public void close() {
        browser.close();
    }
}
