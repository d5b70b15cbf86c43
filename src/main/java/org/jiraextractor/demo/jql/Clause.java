package org.jiraextractor.demo.jql;

import java.util.List;

/** What a query says, as a tree. */
sealed interface Clause {

    record And(List<Clause> all) implements Clause {
    }

    record Or(List<Clause> any) implements Clause {
    }

    record Not(Clause clause) implements Clause {
    }

    /**
     * One restriction.
     *
     * @param field    as it was written
     * @param operator in lower case, one space between words: {@code not in}
     * @param operands one, unless the operator is {@code in} or {@code not in}
     */
    record Term(String field, String operator, List<Operand> operands) implements Clause {

        Operand operand() {
            return operands.get(0);
        }

        boolean negative() {
            return operator.equals("!=") || operator.equals("not in") || operator.equals("!~") || operator.equals("is not");
        }
    }

    /**
     * @param quoted   whether it stood in quotes
     * @param function whether it was followed by parentheses
     */
    record Operand(String text, boolean quoted, boolean function) {

        boolean empty() {
            return !quoted && !function && (text.equalsIgnoreCase("empty") || text.equalsIgnoreCase("null"));
        }
    }

    /** One wish of ORDER BY. */
    record Sort(String field, boolean descending) {
    }
}
