package org.jiraextractor.exports.format.reading;

import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Issue keys, a bit each: a hundred thousand of a project cost some kilobytes. */
final class KeySet {

    /** Above it a bit set would cost more than the key. */
    private static final int HIGHEST = 4_000_000;

    private final Map<String, BitSet> numbers = new HashMap<>();
    private final Set<String> others = new HashSet<>();

    /** @return false where it was there already */
    boolean add(String key) {
        int number = number(key);
        if (number < 0) {
            return others.add(key);
        }
        BitSet bits = numbers.computeIfAbsent(key.substring(0, key.lastIndexOf('-')), project -> new BitSet());
        boolean added = !bits.get(number);
        bits.set(number);
        return added;
    }

    boolean contains(String key) {
        int number = number(key);
        if (number < 0) {
            return others.contains(key);
        }
        BitSet bits = numbers.get(key.substring(0, key.lastIndexOf('-')));
        return bits != null && bits.get(number);
    }

    /** Of {@code ABC-12} as Jira writes it; -1 of any other text. */
    private static int number(String key) {
        int dash = key.lastIndexOf('-');
        int digits = key.length() - dash - 1;
        if (dash < 1 || digits < 1 || digits > 7 || key.charAt(dash + 1) == '0') {
            return -1;
        }
        int number = 0;
        for (int i = dash + 1; i < key.length(); i++) {
            if (key.charAt(i) < '0' || key.charAt(i) > '9') {
                return -1;
            }
            number = number * 10 + key.charAt(i) - '0';
        }
        return number <= HIGHEST ? number : -1;
    }
}
