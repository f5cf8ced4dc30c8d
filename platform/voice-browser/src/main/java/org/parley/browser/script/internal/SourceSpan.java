package org.parley.browser.script.internal;

import org.mozilla.javascript.EvaluatorException;
import org.mozilla.javascript.Token;
import org.mozilla.javascript.ast.AstNode;
import org.mozilla.javascript.ast.ConditionalExpression;
import org.mozilla.javascript.ast.ElementGet;
import org.mozilla.javascript.ast.FunctionCall;
import org.mozilla.javascript.ast.InfixExpression;
import org.mozilla.javascript.ast.NewExpression;
import org.mozilla.javascript.ast.UnaryExpression;
import org.mozilla.javascript.ast.UpdateExpression;

/**
 * Where an expression stands in its text. Rhino's parser leaves the operator out of the place of a unary expression, and
 * so out of everything that begins with one.
 */
final class SourceSpan {
    private final String text;

    SourceSpan(String text) {
        this.text = text;
    }

    int start(AstNode node) {
        if (node instanceof UnaryExpression unary) {
            return startOfOperator(unary, start(unary.getOperand()));
        }
        if (node instanceof InfixExpression infix) {
            return start(infix.getLeft());
        }
        if (node instanceof ConditionalExpression conditional) {
            return start(conditional.getTestExpression());
        }
        if (node instanceof ElementGet element) {
            return start(element.getTarget());
        }
        if (node instanceof FunctionCall call && !(node instanceof NewExpression)) {
            return start(call.getTarget());
        }
        if (node instanceof UpdateExpression update && update.isPostfix()) {
            return start(update.getOperand());
        }
        return node.getAbsolutePosition();
    }

    int end(AstNode node) {
        if (node instanceof UnaryExpression unary) {
            return end(unary.getOperand());
        }
        if (node instanceof InfixExpression infix) {
            return end(infix.getRight());
        }
        if (node instanceof ConditionalExpression conditional) {
            return end(conditional.getFalseExpression());
        }
        return node.getAbsolutePosition() + node.getLength();
    }

    private int startOfOperator(UnaryExpression unary, int operand) {
        String operator = AstNode.operatorToString(unary.getType());
        int end = operand;
        while (end > 0 && Character.isWhitespace(text.charAt(end - 1))) {
            end--;
        }
        int start = end - operator.length();
        if (start < 0 || !text.startsWith(operator, start)) {
            throw new EvaluatorException(
                    "a comment behind " + Token.typeToName(unary.getType()) + " is not supported",
                    "",
                    unary.getLineno());
        }
        return start;
    }
}
