package org.jiraextractor.demo;

import com.sun.net.httpserver.HttpExchange;

/** Who may come in, as each edition sees it. */
interface Door {

    /** For hosts that ask nobody. */
    Door OPEN = exchange -> new Visitor(false, null);

    /**
     * Somebody at the door.
     *
     * @param known   whether the account's credentials were shown
     * @param refused what is answered in place of everything, or null
     */
    record Visitor(boolean known, Answer refused) {
    }

    Visitor look(HttpExchange exchange);

    /** Whether people log in here. */
    default boolean hasLoginPage() {
        return this != OPEN;
    }
}
