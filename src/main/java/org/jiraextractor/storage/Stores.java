package org.jiraextractor.storage;

import org.jiraextractor.words.Code;
import org.jiraextractor.words.Refusal;

import java.util.ArrayList;
import java.util.List;

/**
 * The stores of this installation. New objects go to the current one; the others hold what was made before, until it is moved. A URI says where its object lies; a bare name
 * is looked for in all of them.
 */
public final class Stores implements AutoCloseable {

    private final ObjectStore current;
    private final List<ObjectStore> all;

    /** @param all each with a scheme of its own, the cheapest to ask first. @param current the scheme of one of them */
    public Stores(List<ObjectStore> all, String current) {
        this.all = List.copyOf(all);
        this.current = of(current);
    }

    /** Where new objects go. */
    public ObjectStore current() {
        return current;
    }

    public List<ObjectStore> all() {
        return all;
    }

    public boolean has(String scheme) {
        return all.stream().anyMatch(store -> store.scheme().equals(scheme));
    }

    /**
     * That one alone.
     *
     * @param uri a URI, or a bare scheme
     * @throws Refusal {@code storage_unavailable} where that store is no longer configured
     */
    public ObjectStore of(String uri) {
        String scheme = scheme(uri);
        return all.stream().filter(store -> store.scheme().equals(scheme)).findFirst()
                .orElseThrow(() -> new Refusal(Code.STORAGE_UNAVAILABLE, "storage.elsewhere", scheme));
    }

    /** All of them as one: it writes to the current one, reads from whichever has a name, and deletes in all. */
    public ObjectStore together() {
        return all.size() == 1 ? current : new Together(current, all);
    }

    /**
     * To read what a URI names: from its store; and from another only where it was moved to meanwhile.
     *
     * @throws Refusal {@code storage_unavailable} where that store is no longer configured
     */
    public ObjectStore reading(String uri) {
        ObjectStore first = of(uri);
        if (all.size() == 1) {
            return first;
        }
        List<ObjectStore> order = new ArrayList<>(all);
        order.remove(first);
        order.add(0, first);
        return new Together(first, order);
    }

    @Override
    public void close() throws Exception {
        for (ObjectStore store : all) {
            if (store instanceof AutoCloseable closeable) {
                closeable.close();
            }
        }
    }

    private static String scheme(String uri) {
        int colon = uri.indexOf(':');
        return colon < 0 ? uri : uri.substring(0, colon);
    }
}
