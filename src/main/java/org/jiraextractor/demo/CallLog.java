package org.jiraextractor.demo;

import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Counts every call, and remembers the latest ones. Thread-safe. */
public final class CallLog {

    private static final int REMEMBERED = 50_000;

    private final ArrayDeque<Call> latest = new ArrayDeque<>();
    private final Map<String, TreeMap<Integer, Long>> counts = new TreeMap<>();

    synchronized void add(Call call) {
        if (latest.size() == REMEMBERED) {
            latest.removeFirst();
        }
        latest.addLast(call);
        counts.computeIfAbsent(call.endpoint(), any -> new TreeMap<>()).merge(call.status(), 1L, Long::sum);
    }

    /** The latest 50,000, oldest first, in the order in which they were answered. */
    public synchronized List<Call> entries() {
        return List.copyOf(latest);
    }

    /** How often each endpoint ({@code GET /rest/api/3/field}) gave each status. */
    public synchronized Map<String, Map<Integer, Long>> counts() {
        Map<String, Map<Integer, Long>> copy = new TreeMap<>();
        counts.forEach((endpoint, byStatus) -> copy.put(endpoint, Map.copyOf(byStatus)));
        return copy;
    }

    public synchronized long total() {
        return sum("", null);
    }

    /** @param part of the endpoint's name: {@code issue/bulkfetch} */
    public synchronized long count(String part) {
        return sum(part, null);
    }

    public synchronized long count(String part, int status) {
        return sum(part, status);
    }

    /** Starts anew. */
    public synchronized void clear() {
        latest.clear();
        counts.clear();
    }

    private long sum(String part, Integer status) {
        return counts.entrySet().stream().filter(endpoint -> endpoint.getKey().contains(part)).flatMap(endpoint -> endpoint.getValue().entrySet().stream())
                .filter(count -> status == null || status.equals(count.getKey())).mapToLong(Map.Entry::getValue).sum();
    }
}
