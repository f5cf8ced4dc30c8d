package org.parley.browser.script.internal;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.mozilla.javascript.CompilerEnvirons;
import org.mozilla.javascript.Context;
import org.mozilla.javascript.ErrorReporter;
import org.mozilla.javascript.EvaluatorException;
import org.mozilla.javascript.Parser;
import org.mozilla.javascript.Token;
import org.mozilla.javascript.ast.ArrayLiteral;
import org.mozilla.javascript.ast.Assignment;
import org.mozilla.javascript.ast.AstNode;
import org.mozilla.javascript.ast.BigIntLiteral;
import org.mozilla.javascript.ast.ElementGet;
import org.mozilla.javascript.ast.ForInLoop;
import org.mozilla.javascript.ast.FunctionNode;
import org.mozilla.javascript.ast.InfixExpression;
import org.mozilla.javascript.ast.NewExpression;
import org.mozilla.javascript.ast.NodeVisitor;
import org.mozilla.javascript.ast.NumberLiteral;
import org.mozilla.javascript.ast.ObjectLiteral;
import org.mozilla.javascript.ast.Spread;
import org.mozilla.javascript.ast.TaggedTemplateLiteral;
import org.mozilla.javascript.ast.TemplateLiteral;
import org.mozilla.javascript.ast.VariableInitializer;

/**
 * Puts a call around every expression that can make memory grow: {@code a + b} becomes {@code charge(a + b)}. Rhino has
 * no limit of memory and concatenates lazily, so that thirty doublings look like nothing until the text is used. Lines
 * stay where they are.
 */
final class ChargeInserter {
    private final ChargeNames names;

    ChargeInserter(ChargeNames names) {
        this.names = names;
    }

    private record Wrap(int start, int end, String name) {}

    String insert(String text, String source) {
        Parser parser = new Parser(environment(), new Reporter());
        List<Wrap> wraps = new ArrayList<>();
        parser.parse(text, source, 1).visit(new Collector(wraps, text));
        return wraps.isEmpty() ? text : apply(text, wraps);
    }

    private static CompilerEnvirons environment() {
        CompilerEnvirons environment = new CompilerEnvirons();
        environment.initFromContext(Context.getCurrentContext());
        return environment;
    }

    private record Edit(int position, boolean opens, int order, String text) {}

    private static String apply(String text, List<Wrap> wraps) {
        List<Edit> edits = new ArrayList<>();
        for (Wrap wrap : wraps) {
            // At one place what ends is closed before the next opens, inner before outer; what opens, outer first.
            edits.add(new Edit(wrap.start, true, -wrap.end, wrap.name + "("));
            edits.add(new Edit(wrap.end, false, -wrap.start, ")"));
        }
        edits.sort(Comparator.comparingInt(Edit::position)
                .thenComparing(Edit::opens)
                .thenComparingInt(Edit::order));
        StringBuilder result = new StringBuilder(text.length() + 32 * wraps.size());
        int done = 0;
        for (Edit edit : edits) {
            result.append(text, done, edit.position).append(edit.text);
            done = edit.position;
        }
        return result.append(text, done, text.length()).toString();
    }

    private final class Collector implements NodeVisitor {
        private final List<Wrap> wraps;

        private final SourceSpan span;

        Collector(List<Wrap> wraps, String text) {
            this.wraps = wraps;
            this.span = new SourceSpan(text);
        }

        @Override
        public boolean visit(AstNode node) {
            if (node instanceof BigIntLiteral || node instanceof TaggedTemplateLiteral) {
                throw new EvaluatorException("BigInt and tagged templates are not available", "", node.getLineno());
            }
            if (isPattern(node)) {
                return false;
            }
            if (node instanceof Assignment assignment) {
                if (assignment.getLeft() instanceof ElementGet) {
                    wrap(node, names.object());
                } else if (node.getType() == Token.ASSIGN_ADD) {
                    wrap(node, names.text());
                }
            } else if (node instanceof InfixExpression sum && node.getType() == Token.ADD) {
                if (!(sum.getLeft() instanceof NumberLiteral && sum.getRight() instanceof NumberLiteral)) {
                    wrap(node, names.text());
                }
            } else if (node instanceof Spread spread) {
                wrap(spread.getExpression(), names.spread());
            } else if (node instanceof TemplateLiteral) {
                wrap(node, names.text());
            } else if (node instanceof ObjectLiteral || node instanceof ArrayLiteral || node instanceof NewExpression) {
                wrap(node, names.object());
            }
            return true;
        }

        private void wrap(AstNode node, String name) {
            wraps.add(new Wrap(span.start(node), span.end(node), name));
        }
    }

    /** A literal that stands where a value is taken apart, not made. */
    private static boolean isPattern(AstNode node) {
        if (!(node instanceof ObjectLiteral || node instanceof ArrayLiteral)) {
            return false;
        }
        AstNode parent = node.getParent();
        return (parent instanceof Assignment assignment && assignment.getLeft() == node)
                || (parent instanceof VariableInitializer initializer && initializer.getTarget() == node)
                || (parent instanceof ForInLoop loop && loop.getIterator() == node)
                || (parent instanceof FunctionNode function
                        && function.getParams().contains(node));
    }

    private static final class Reporter implements ErrorReporter {
        @Override
        public void warning(String message, String source, int line, String lineSource, int offset) {
            // The second parse, by the compiler itself, has the say on warnings.
        }

        @Override
        public void error(String message, String source, int line, String lineSource, int offset) {
            throw runtimeError(message, source, line, lineSource, offset);
        }

        @Override
        public EvaluatorException runtimeError(String message, String source, int line, String lineSource, int offset) {
            return new EvaluatorException(message, source, line, lineSource, offset);
        }
    }
}
