package org.parley.tests.load;

import java.util.LinkedHashMap;
import java.util.Map;

/** Documents that want all memory or all time of whoever interprets them, or to be more than a document. */
final class Bombs {
    private static final String HEAD = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";
    private static final String VXML = "<vxml version=\"2.1\" xmlns=\"http://www.w3.org/2001/vxml\">\n";

    private Bombs() {}

    /** By what they do. */
    static Map<String, String> all() {
        Map<String, String> bombs = new LinkedHashMap<>();
        scripts().forEach((name, script) -> bombs.put(name, script(script)));
        bombs.put(
                "a string that doubles in an expression",
                page(
                        "<var name=\"s\" expr=\"'x'\"/><form><block><assign name=\"s\" expr=\"(function () { for (;;) s += s;"
                                + " })()\"/></block></form>"));
        bombs.put(
                "a billion laughs",
                HEAD + "<!DOCTYPE vxml [<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;\">"
                        + "<!ENTITY c \"&b;&b;&b;&b;&b;&b;&b;&b;\"><!ENTITY d \"&c;&c;&c;&c;&c;&c;&c;&c;\">"
                        + "<!ENTITY e \"&d;&d;&d;&d;&d;&d;&d;&d;\">]>\n" + VXML
                        + "<form><block>&e;&e;&e;&e;&e;&e;&e;&e;</block></form></vxml>");
        bombs.put(
                "a file of the machine",
                HEAD + "<!DOCTYPE vxml [<!ENTITY a SYSTEM \"file:///dev/zero\">]>\n" + VXML
                        + "<form><block>&a;</block></form></vxml>");
        bombs.put(
                "elements within elements",
                page("<form><block>" + "<if cond=\"true\">".repeat(100_000) + "</if>".repeat(100_000)
                        + "</block></form>"));
        bombs.put("a very long document", page("<form><block>" + "words ".repeat(4_000_000) + "</block></form>"));
        bombs.put(
                "two forms that go to each other",
                page("<form id=\"one\"><block><goto next=\"#two\"/></block></form>"
                        + "<form id=\"two\"><block><goto next=\"#one\"/></block></form>"));
        bombs.put(
                "a catch that throws what it catches",
                page("<catch event=\"error\"><throw event=\"error.again\"/></catch>"
                        + "<form><block><throw event=\"error.first\"/></block></form>"));
        bombs.put(
                "a grammar of repeats of repeats",
                page(
                        "<catch event=\"noinput nomatch\"><exit/></catch><form><field name=\"f\"><grammar version=\"1.0\" xmlns=\"http://www.w3.org/2001/06/grammar\""
                                + " mode=\"dtmf\" root=\"r\"><rule id=\"r\">"
                                + "<item repeat=\"1000-100000\">".repeat(8) + "1"
                                + "</item>".repeat(8) + "</rule></grammar><filled><exit/></filled></field></form>"));
        return bombs;
    }

    private static Map<String, String> scripts() {
        Map<String, String> scripts = new LinkedHashMap<>();
        scripts.put("a string that doubles", "var s = 'x'; for (;;) s += s;");
        scripts.put("a repeat of a gigabyte", "'x'.repeat(1 << 30)");
        scripts.put("an array that holds itself", "var a = []; for (;;) a.push(a.concat(a));");
        scripts.put("no end", "for (;;) ;");
        scripts.put("a call without end", "(function f() { f() })()");
        scripts.put("a join of nothing", "new Array(1e9).join('xxxxxxxxxxxxxxxx')");
        scripts.put("a walk over four billion", "var a = []; a.length = 4e9; for (var x of a) ;");
        scripts.put("an object of all names", "var o = {}; for (var i = 0; ; i++) o['k' + i] = 'v' + i;");
        scripts.put("an array in an array", "var a = []; for (var i = 0; i < 1e7; i++) a = [a]; JSON.stringify(a)");
        scripts.put("an expression that looks back", "/(a+)+b/.test(new Array(64).join('a'))");
        scripts.put("code that grows", "var s = '1'; for (;;) { s = '(' + s + '+' + s + ')'; eval(s) }");
        scripts.put("a buffer of two gigabytes", "new Uint8Array(2e9)");
        scripts.put("a hand on Java", "java.lang.Runtime.getRuntime().halt(1)");
        return scripts;
    }

    private static String script(String text) {
        return page("<script><![CDATA[" + text + "]]></script><form><block/></form>");
    }

    private static String page(String content) {
        return HEAD + VXML + content + "</vxml>";
    }
}
