package org.jiraextractor.demo;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/** Which troubles are on, how often each was met, and whose turn it is. Thread-safe. */
final class Troubles {

    private static final class Turn {
        private int strength;
        private long calls;
        private long met;
    }

    private final Map<Trouble, Turn> turns = new EnumMap<>(Trouble.class);

    Troubles() {
        for (Trouble trouble : Trouble.values()) {
            turns.put(trouble, new Turn());
        }
    }

    synchronized void set(Trouble trouble, int strength) {
        Turn turn = turns.get(trouble);
        turn.strength = strength;
        turn.calls = 0;
    }

    synchronized int strength(Trouble trouble) {
        return turns.get(trouble).strength;
    }

    synchronized long met(Trouble trouble) {
        return turns.get(trouble).met;
    }

    synchronized void count(Trouble trouble) {
        turns.get(trouble).met++;
    }

    /** Another call: whether it is this trouble's turn. */
    synchronized boolean due(Trouble trouble) {
        Turn turn = turns.get(trouble);
        boolean due = turn.strength > 0 && ++turn.calls % turn.strength == 0;
        turn.met += due ? 1 : 0;
        return due;
    }

    /** The first of all that would take an answer's place now. Each counts the call, so that of two at work on each second call the later gets its turn too. */
    Optional<Trouble> instead() {
        Trouble first = null;
        for (Trouble trouble : Trouble.values()) {
            if (trouble.mood() != null && (first == null ? due(trouble) : passed(trouble))) {
                first = first == null ? trouble : first;
            }
        }
        return Optional.ofNullable(first);
    }

    /** Another trouble came first: counted as a call, never as met; it is due at the next. */
    private synchronized boolean passed(Trouble trouble) {
        Turn turn = turns.get(trouble);
        if (turn.strength > 0 && (turn.calls + 1) % turn.strength != 0) {
            turn.calls++;
        }
        return false;
    }
}
