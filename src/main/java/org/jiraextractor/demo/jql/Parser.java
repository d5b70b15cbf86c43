package org.jiraextractor.demo.jql;

import org.jiraextractor.demo.jql.Clause.Operand;
import org.jiraextractor.demo.jql.Clause.Sort;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Reads a query into a tree, or says in Jira's words where it stopped understanding. */
final class Parser {

    private static final String OPERATORS = "The valid operators are '=', '!=', '<', '>', '<=', '>=', '~', '!~', 'IN', 'NOT IN', 'IS' and 'IS NOT'.";
    private static final Set<String> KEYWORDS = Set.of("and", "or", "not", "in", "is", "order", "by", "asc", "desc");

    private final List<Lexeme> lexemes;
    private int at;

    private Parser(List<Lexeme> lexemes) {
        this.lexemes = lexemes;
    }

    /** @param where null where nothing is restricted */
    record Parsed(Clause where, List<Sort> order) {
    }

    static Parsed parse(String jql) {
        Parser parser = new Parser(Lexer.read(jql));
        Clause where = parser.ended() || parser.peek().is("order") ? null : parser.either();
        List<Sort> order = parser.order();
        if (!parser.ended()) {
            throw parser.unexpected("Expecting either 'OR' or 'AND'");
        }
        return new Parsed(where, order);
    }

    private Clause either() {
        List<Clause> any = new ArrayList<>(List.of(both()));
        while (accepted("or")) {
            any.add(both());
        }
        return any.size() == 1 ? any.get(0) : new Clause.Or(any);
    }

    private Clause both() {
        List<Clause> all = new ArrayList<>(List.of(negated()));
        while (accepted("and")) {
            all.add(negated());
        }
        return all.size() == 1 ? all.get(0) : new Clause.And(all);
    }

    private Clause negated() {
        if (accepted("not") || accepted("!")) {
            return new Clause.Not(negated());
        }
        if (accepted("(")) {
            Clause inner = either();
            if (!accepted(")")) {
                throw ended() ? new JqlRefused("Error in the JQL Query: Expecting ')' before the end of the query.") : unexpected("Expecting ')'");
            }
            return inner;
        }
        return term();
    }

    private Clause term() {
        Lexeme field = next();
        if (!field.value() || field.kind() == Lexeme.Kind.WORD && KEYWORDS.contains(field.text().toLowerCase(java.util.Locale.ROOT))) {
            at--;
            throw ended() ? new JqlRefused("Error in the JQL Query: Expecting a field name at the end of the query.") : unexpected("Expecting a field name");
        }
        String operator = operator();
        boolean many = operator.endsWith("in");
        return new Clause.Term(field.text(), operator, many ? list() : List.of(operand()));
    }

    private String operator() {
        for (String symbol : List.of("=", "!=", "<", ">", "<=", ">=", "~", "!~")) {
            if (peek().kind() == Lexeme.Kind.SYMBOL && accepted(symbol)) {
                return symbol;
            }
        }
        if (accepted("in")) {
            return "in";
        }
        if (accepted("is")) {
            return accepted("not") ? "is not" : "is";
        }
        if (peek().is("not") && lexemes.get(at + 1).is("in")) {
            at += 2;
            return "not in";
        }
        if (ended()) {
            throw new JqlRefused("Error in the JQL Query: Expecting operator before the end of the query. " + OPERATORS);
        }
        throw new JqlRefused("Error in the JQL Query: Expecting operator but got '" + peek().text() + "'. " + OPERATORS + " " + peek().where());
    }

    private List<Operand> list() {
        if (peek().kind() == Lexeme.Kind.WORD) {
            return List.of(operand());
        }
        if (!accepted("(")) {
            throw ended() ? new JqlRefused("Error in the JQL Query: Expecting either a value, list or function before the end of the query.")
                    : unexpected("Expecting '('");
        }
        List<Operand> operands = new ArrayList<>(List.of(operand()));
        while (accepted(",")) {
            operands.add(operand());
        }
        if (!accepted(")")) {
            throw ended() ? new JqlRefused("Error in the JQL Query: Expecting ')' before the end of the query.") : unexpected("Expecting either ')' or ','");
        }
        return operands;
    }

    private Operand operand() {
        Lexeme value = next();
        boolean reserved = value.kind() == Lexeme.Kind.WORD && KEYWORDS.contains(value.text().toLowerCase(java.util.Locale.ROOT));
        if (!value.value() || reserved) {
            at--;
            if (ended()) {
                throw new JqlRefused("Error in the JQL Query: Expecting either a value, list or function before the end of the query.");
            }
            throw new JqlRefused("Error in the JQL Query: Expecting either a value, list or function but got '" + value.text() + "'."
                    + (reserved ? " You must surround '" + value.text() + "' in quotation marks to use it as a value." : "") + " " + value.where());
        }
        boolean function = value.kind() == Lexeme.Kind.WORD && accepted("(");
        if (function) {
            while (!ended() && !accepted(")")) {
                at++;
            }
        }
        return new Operand(value.text(), value.kind() == Lexeme.Kind.QUOTED, function);
    }

    private List<Sort> order() {
        if (!accepted("order")) {
            return List.of();
        }
        if (!accepted("by")) {
            throw ended() ? new JqlRefused("Error in the JQL Query: Expecting 'by' before the end of the query.") : unexpected("Expecting 'by'");
        }
        List<Sort> order = new ArrayList<>();
        do {
            Lexeme field = next();
            if (!field.value()) {
                at--;
                throw ended() ? new JqlRefused("Error in the JQL Query: Expecting a field name at the end of the query.") : unexpected("Expecting a field name");
            }
            boolean descending = accepted("desc");
            if (!descending) {
                accepted("asc");
            }
            order.add(new Sort(field.text(), descending));
        } while (accepted(","));
        return order;
    }

    private JqlRefused unexpected(String expecting) {
        return new JqlRefused("Error in the JQL Query: " + expecting + " but got '" + peek().text() + "'. " + peek().where());
    }

    private Lexeme peek() {
        return lexemes.get(at);
    }

    private Lexeme next() {
        return lexemes.get(at++);
    }

    private boolean ended() {
        return peek().kind() == Lexeme.Kind.END;
    }

    private boolean accepted(String symbolOrWord) {
        if (peek().is(symbolOrWord)) {
            at++;
            return true;
        }
        return false;
    }
}
