package org.parley.tests.system;

import java.io.IOException;
import org.htmlunit.WebClient;
import org.htmlunit.html.HtmlButton;
import org.htmlunit.html.HtmlElement;
import org.htmlunit.html.HtmlPage;

/** An owner at the web pages, without JavaScript. */
final class OwnerPage implements AutoCloseable {
    private final WebClient browser = new WebClient();
    private final ServerUnderTest server;

    /** Logs in with the demo login of an extension. */
    OwnerPage(ServerUnderTest server, String extension) throws IOException {
        this.server = server;
        browser.getOptions().setJavaScriptEnabled(false);
        HtmlPage login = browser.getPage(server.url("/login").toURL());
        login.getHtmlElementById("login").type("user" + extension);
        login.getHtmlElementById("password").type("parley-" + extension);
        HtmlButton button = login.getFirstByXPath("//form//button[@type='submit' and contains(., 'Login')]");
        button.click();
    }

    /** How many messages the page lists. */
    int messages() throws IOException {
        HtmlPage page = browser.getPage(server.url("/messages").toURL());
        return page.getByXPath("//ul[@class='messages']/li").size();
    }

    /** The page as a reader sees it. */
    String text() throws IOException {
        HtmlPage page = browser.getPage(server.url("/messages").toURL());
        return page.asNormalizedText();
    }

    /** Any page. */
    HtmlPage open(String path) throws IOException {
        return browser.getPage(server.url(path).toURL());
    }

    /** Presses a button of a page, which is found by the begin of its words. @return what comes then */
    static HtmlPage press(HtmlPage page, String button) throws IOException {
        HtmlElement found = page.getFirstByXPath("//main//button[starts-with(normalize-space(.), '" + button + "')]");
        if (found == null) {
            throw new AssertionError("No button '" + button + "' in:\n" + page.asNormalizedText());
        }
        return found.click();
    }

    /** Deletes the first message of the list. */
    void deleteFirst() throws IOException {
        HtmlPage page = browser.getPage(server.url("/messages").toURL());
        HtmlButton delete = page.getFirstByXPath("//ul[@class='messages']/li//button[@value='delete']");
        delete.click();
    }

    @Override
    public void close() {
        browser.close();
    }
}
