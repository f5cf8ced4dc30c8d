package org.parley.browser.script;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Document;

class RhinoScriptsTest {
    private static final ScriptRuntime SCRIPTS = new RhinoScripts();

    private final Scope session = SCRIPTS.newSession();
    private final Scope application = session.child("application");
    private final Scope document = application.child("document");
    private final Scope dialog = document.child("dialog");

    @Test
    void variableIsFoundInTheNearestScopeAndByTheNameOfItsScope() throws ScriptException {
        application.declare("x", "a");
        document.declare("x", "d");

        assertThat(dialog.evaluate("x")).isEqualTo("d");
        assertThat(dialog.evaluate("application.x")).isEqualTo("a");
        dialog.assign("application.x", 5);
        assertThat(dialog.evaluate("application.x + 1")).isEqualTo(6.0);
        dialog.assign("x", Map.of("b", List.of(1, 2)));
        dialog.assign("x.b[0]", "new");
        assertThat(dialog.toJava(document.evaluate("x"))).isEqualTo(Map.of("b", List.of("new", 2.0)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "undeclared = 1",
                "document.undeclared = 1",
                "(function () { undeclared = 1; })()",
                "undeclared",
                "session.given = 2",
                "given = 2",
                "session.nested.inner = 2",
                "session.nested.more = 2",
                "delete session.nested.inner",
                "Array.prototype.evil = 1",
                "Object.prototype.evil = 1",
                "String.prototype.trim = null",
                "Object.defineProperty(session, 'x', {value: 1})",
                "java.lang.System.exit(1)",
                "Packages.java.lang.System",
                "getClass",
                "''.getClass()",
                "1 +",
                "a; b",
                "throw new Error('mine')",
                "2n ** 1000n"
            })
    void whatMustNotBeIsSemanticError(String script) {
        session.declareReadOnly("given", 1);
        session.declareReadOnly("nested", Map.of("inner", 1));

        assertThatThrownBy(() -> dialog.evaluate("(function () { 'use strict'; return 0; })() || (" + script + ")"))
                .isInstanceOf(ScriptException.class);
        assertThatThrownBy(() -> dialog.execute("'use strict'; " + script, "test"))
                .isInstanceOf(ScriptException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"undeclared = 1", "given = 2", "session.given = 3", "nested.inner = 4", "document = 1"})
    void assignmentIsRefusedInSloppyScriptsToo(String script) {
        session.declareReadOnly("given", 1);
        session.declareReadOnly("nested", Map.of("inner", 1));

        assertThatThrownBy(() -> dialog.execute(script, "test")).isInstanceOf(ScriptException.class);
        assertThatThrownBy(() -> dialog.evaluate(script)).isInstanceOf(ScriptException.class);
    }

    @Test
    void scriptDeclaresItsVariablesInItsOwnScope() throws ScriptException {
        document.execute("var n = 1, o = {a: 1}; function next() { return n += 1; } const c = 3; let l = 4;", "script");

        assertThat(dialog.evaluate("next() + next() + c + l")).isEqualTo(12.0);
        assertThat(document.declares("n")).isTrue();
        assertThat(document.declares("c")).isTrue();
        assertThat(application.declares("n")).isFalse();
        assertThat(session.declares("n")).isFalse();
        dialog.execute("n = 10; o.b = 2; for (var i = 0; i < 3; i++) { n += i }", "script");
        assertThat(document.evaluate("n")).isEqualTo(13.0);
        assertThat(dialog.declares("i")).isTrue();
        document.execute("var n;", "again");
        assertThat(document.evaluate("n")).isEqualTo(13.0);
    }

    @Test
    void declarationMayBeRepeatedAndUndefinedIsAValue() throws ScriptException {
        dialog.declare("v", Undefined.UNDEFINED);
        assertThat(dialog.evaluate("v")).isEqualTo(Undefined.UNDEFINED);
        assertThat(dialog.evaluate("typeof v + typeof nobody")).isEqualTo("undefinedundefined");
        dialog.declare("v", null);
        assertThat(dialog.evaluate("v")).isNull();
        assertThat(dialog.evaluateBoolean("v == undefined")).isTrue();
        assertThat(dialog.evaluateString("1.5 + 1.5")).isEqualTo("3");
        assertThat(dialog.evaluateString("[1,2]")).isEqualTo("1,2");
    }

    @Test
    void hostValuePassesThroughUntouched() throws ScriptException {
        Object host = new java.util.concurrent.Semaphore(1);
        dialog.declare("h", host);
        dialog.declare("copy", null);
        dialog.execute("copy = h;", "script");
        assertThat(dialog.evaluate("copy")).isSameAs(host);
        assertThat(dialog.evaluateBoolean("copy == h && typeof h == 'object' && h.length === undefined"))
                .isTrue();
    }

    @Test
    void errorNamesTheLine() {
        assertThatThrownBy(() -> document.execute("var a = 1;\n\nvar b = a.b.c;", "http://host/page.vxml:12"))
                .isInstanceOf(ScriptException.class)
                .hasMessageContaining("page.vxml:12")
                .hasMessageContaining("line 3");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "var s='xxxxxxxx'; for(;;) s += s;",
                "var s='xxxxxxxx'; for(;;) s = s + s;",
                "var s='xxxxxxxx'; for(;;) s = `${s}${s}`;",
                "var o={s:'xxxxxxxx'}; for(;;) o.s += o.s;",
                "var a=['xxxxxxxx']; for(;;) a[0] += a[0];",
                "(function(){ var s='xxxxxxxx'; while(true) { s = s + s + s } })()",
                "function d(s){return s+s} function t(s){return d(d(d(d(s))))} var s='x'; for(var i=0;i<9;i++) s=t(s);",
                "'x'.repeat(1e9)",
                "'x'.repeat(1e6).repeat(1e6)",
                "'x'.padStart(2e9)",
                "'x'.padEnd(2e9, 'ab')",
                "new Array(4e9).join('x')",
                "Array(1e8).fill(0)",
                "Array(1e9).map(function(x){return 1})",
                "Array.apply(null, {length: 1e9})",
                "Array.from({length: 1e9})",
                "var a=[]; for(;;) a.push('abc')",
                "var a=[]; for(var i=0;;i++) a[i]=i",
                "var a=['x']; for(var i=0;i<60;i++) a=[a,a]; String(a)",
                "var a=['x']; for(var i=0;i<60;i++) a=[a,a]; JSON.stringify(a)",
                "var a=['x']; for(;;) a=a.concat(a)",
                "var s='x'.repeat(1e5); s.replace(/x/g, s)",
                "var s='x'.repeat(1e5); s.replace(/x/g, function(){return s})",
                "var s='x'.repeat(1e5); s.split('x').join(s)",
                "var s='x'.repeat(1e4); for(;;) s = s.concat(s, s)",
                "var s='x'.repeat(1e5); for(;;) s=s.replace(/(x*)/, '$1$1$1')",
                "for(;;);",
                "while(true){try{for(;;);}catch(e){}}",
                "try { for(;;); } finally { for(;;); }",
                "(function f(){ f(); f(); })()",
                "function f(n){ return f(n+1) + 1 } f(0)",
                "var x=null; for(;;) x={next:x};",
                "var m=new Map(); for(var i=0;;i++) m.set(i,i)",
                "eval('var s=\"xxxxxxxx\"; for(;;) s += s;')",
                "new Function('var s=\"xxxxxxxx\"; for(;;) s += s;')()",
                "(function(){}).constructor('var s=\"xxxxxxxx\"; for(;;) s += s;')()",
                "(function*(){}).constructor('var s=\"xxxxxxxx\"; for(;;) s += s;')()",
                "/(x+x+)+y/.exec('x'.repeat(64))",
                "with({}) { var s='xxxxxxxx'; for(;;) s += s; }",
                "encodeURIComponent('\\u4e00'.repeat(3e6))",
                "'x'.repeat(3e6).split('')",
                "[...Array(1e9)]",
                "Math.max(...Array(1e9))",
                "var [...b] = Array(1e9)",
                "(function(...r) { return r })(...Array(1e9))",
                "var a=[]; a.length=4e9; a.sort()",
                "var a=[]; a.length=4e9; a.reverse()",
                "var a=[]; a.length=4e9; a.indexOf(1)",
                "var a=[]; a.length=4e9; for (var x of a) ;",
                "Object.keys('x'.repeat(4e6))"
            })
    void bombIsDefusedAndTheSessionLives(String bomb) throws ScriptException {
        Scope victim =
                new RhinoScripts(new ScriptLimits(Duration.ofSeconds(2), 3_000_000, 8L << 20, 1 << 20)).newSession();
        assertThatThrownBy(() -> victim.execute(bomb, "bomb")).isInstanceOf(ScriptException.class);
        assertThat(victim.evaluate("1 + 1")).isEqualTo(2.0);
    }

    @Test
    void timesOfManyShortScriptsAddUpUntilTheSessionRests() throws ScriptException {
        Scope scope = new RhinoScripts(new ScriptLimits(Duration.ofMillis(100), 3_000_000, 8L << 20, 1 << 20))
                .newSession()
                .child("document");
        assertThatThrownBy(() -> {
                    while (true) {
                        scope.execute("for (var i = 0; i < 20000; i++);", "short");
                    }
                })
                .isInstanceOf(ScriptException.class)
                .hasMessageContaining("too long");
        assertThat(scope.evaluate("1 + 1"))
                .as("what is short runs in a handler")
                .isEqualTo(2.0);
        assertThatThrownBy(() -> scope.execute("for (var i = 0; i < 20000; i++);", "short"))
                .isInstanceOf(ScriptException.class);
        scope.rested();
        scope.execute("for (var i = 0; i < 20000; i++);", "short");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "'a' + 1 + 2 | a12",
                "1 + 2 + 'a' | 3a",
                "(1 + 2) + ('a' + 'b') | 3ab",
                "[1,2,3].map(function (x) { return x + 'y' }).join('+') | 1y+2y+3y",
                "'a-b-c'.split('-').length + 'abc'.replace(/b/, function (m) { return m + m }) | 3abbc",
                "({a: {b: [1, {c: 'd'}]}}).a.b[1].c + 'e' | de",
                "(function () { var s = ''; for (var i = 0; i < 3; i++) s += i; return s })() | 012",
                "(function () { var o = {n: 1}; o.n += 2; o['m'] = o.n + 1; return o.m })() | 4",
                "`a${1 + 1}b${'c' + 'd'}` | a2bcd",
                "new String('x' + 'y').length | 2",
                "new Date(0).getTime() + new Array(3).length | 3",
                "(function ({a, b}, [c]) { return a + b + c })({a: 1, b: 2}, [3]) | 6",
                "(function () { var [a, b] = [1, 2]; [a, b] = [b, a]; return a + '' + b })() | 21",
                "(x => x + 1)(2) | 3",
                "eval('1 + 2') | 3",
                "(function () { var x = 5; return eval('x + 1') })() | 6",
                "new Function('a', 'b', 'return a + b')(1, 2) | 3",
                "JSON.stringify({a: [1, 'x', null]}) | {'a':[1,'x',null]}",
                "JSON.parse('[1,2]')[1] | 2",
                "'abc'.toUpperCase() + 'abc'.charAt(1) + 'abc'.substring(1, 2) + 'a,b'.split(',')[1] | ABCbbb",
                "[3,1,2].sort().concat([4]).slice(1).reverse() | 4,3,2",
                "Math.max.apply(null, [1, 5, 2]) | 5",
                "parseInt('12px') + isNaN('x') | 13",
                "'x' in {x: 1} ? 'yes' + '' : 'no' | yes",
                "[1,2,3].indexOf(2) + [1,2].length | 3",
                "(function () { try { null.x } catch (e) { return e instanceof TypeError } })() | true",
                "[] instanceof Array && ({}) instanceof Object && (function(){}) instanceof Function | true",
                "(function () { var n = 0; for (var k in {a: 1, b: 2}) n += 1; for (var v of [1, 2]) n += v; return n })() | 5",
                "(function () { l: for (;;) { switch (1 + 0) { case 1: break l } } return 'ok' })() | ok",
                "/a+(b)/.exec('xaab')[1] + 'y' // comment | by",
                "[...'ab'].join('') + Object.keys({a: 1, b: 2}) | aba,b",
                "unescape(escape('é')) + encodeURIComponent('&') | é%26",
                "(1.0).toString() + (255).toString(16) + +'7' | 1ff7",
                "function () { return 1 + 1 }() | 2",
                "typeof 1 + typeof nobody + !0 + -1 | numberundefinedtrue-1",
                "(1 ? 'a' + 'b' : 'c') + (void 0) | abundefined",
                "[...[1, 2], ...'ab'].length + 1 | 5",
                "(function (a) { return a++ + ++a + '' })(1) | 4",
                "-(1 + 2) + '' + - ( 3 ) | -3-3"
            })
    void chargesDoNotChangeWhatScriptsMean(String expression, String expected) throws ScriptException {
        assertThat(dialog.evaluateString(expression).replace('"', '\'')).isEqualTo(expected);
    }

    @Test
    void sharedObjectsKeepSessionsApart() throws ScriptException {
        session.execute("var mine = 1; function Array() { return 5 }", "one");
        Scope other = SCRIPTS.newSession();
        assertThat(other.evaluate("typeof mine + typeof Array")).isEqualTo("undefinedfunction");
    }

    @Test
    void functionsDoNotShowTheCharges() throws ScriptException {
        assertThat(dialog.evaluateString("function f(a) { return a + a } + ''")).isEqualTo("function f() { [code] }");
    }

    @Test
    void dataIsReadByTheDom() throws Exception {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setNamespaceAware(true);
        Document xml = factory.newDocumentBuilder()
                .parse(new ByteArrayInputStream(
                        "<box new='2' xmlns:p='urn:p'><p:m id='a'>one</p:m><m id='b'>two<!--c--></m></box>"
                                .getBytes(StandardCharsets.UTF_8)));
        dialog.declare("d", xml);

        assertThat(dialog.evaluate("d.documentElement.getAttribute('new')")).isEqualTo("2");
        assertThat(dialog.evaluate("d.getElementsByTagName('m').item(0).firstChild.data"))
                .isEqualTo("two");
        assertThat(dialog.evaluate("d.getElementsByTagNameNS('urn:p', 'm')[0].localName"))
                .isEqualTo("m");
        assertThat(dialog.evaluate("d.documentElement.childNodes.length")).isEqualTo(2.0);
        assertThat(dialog.evaluate("d.documentElement.firstChild.nextSibling.attributes.getNamedItem('id').value"))
                .isEqualTo("b");
        assertThat(dialog.evaluateBoolean("d.documentElement.firstChild.parentNode === d.documentElement"))
                .isTrue();
        assertThat(dialog.evaluate("d.documentElement.getAttribute('none')")).isEqualTo("");
        assertThat(dialog.evaluate("d.documentElement.lastChild.lastChild.nodeType"))
                .isEqualTo(8.0);
        assertThatThrownBy(() -> dialog.execute("d.documentElement.nodeValue = 'x'", "w"))
                .isInstanceOf(ScriptException.class);
    }

    @Test
    void copyOfAnEndlessTreeEnds() throws ScriptException {
        dialog.execute("var a = ['x']; for (var i = 0; i < 40; i++) a = [a, a]; var c = {}; c.c = c;", "tree");
        assertThat(dialog.toText(dialog.evaluate("a"))).startsWith("[[[[").hasSizeLessThan(3_000_000);
        assertThat(dialog.toJava(dialog.evaluate("c"))).isInstanceOf(Map.class);
    }

    @Test
    void textOfValuesIsJson() throws ScriptException {
        assertThat(dialog.toText(dialog.evaluate("({a: [1, 'x', null, true]})")))
                .isEqualTo("{\"a\":[1,\"x\",null,true]}");
        assertThat(dialog.toText(dialog.evaluate("'x'"))).isEqualTo("x");
        assertThat(dialog.toText(dialog.evaluate("undefined"))).isEqualTo("undefined");
    }
}
