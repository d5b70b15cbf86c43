package org.jiraextractor.storage;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.Consumer;

/** Several stores as one, while what one of them holds is moved to another. */
final class Together implements ObjectStore {

    private final ObjectStore current;
    private final List<ObjectStore> order;

    /** @param current takes what is written. @param order in which a name is looked for */
    Together(ObjectStore current, List<ObjectStore> order) {
        this.current = current;
        this.order = order;
    }

    @FunctionalInterface
    private interface Read {
        InputStream from(ObjectStore store) throws IOException;
    }

    @Override
    public ObjectStore patient(Patience patience) {
        return new Together(current.patient(patience), order.stream().map(store -> store.patient(patience)).toList());
    }

    @Override
    public String scheme() {
        return current.scheme();
    }

    @Override
    public StoredObject put(String name, String mediaType, long expected, Body body) throws IOException {
        return current.put(name, mediaType, expected, body);
    }

    @Override
    public InputStream read(String name) throws IOException {
        return first(name, store -> store.read(name));
    }

    @Override
    public InputStream read(String name, long offset, long length) throws IOException {
        return first(name, store -> store.read(name, offset, length));
    }

    @Override
    public OptionalLong size(String name) throws IOException {
        for (ObjectStore store : order) {
            OptionalLong size = store.size(name);
            if (size.isPresent()) {
                return size;
            }
        }
        return OptionalLong.empty();
    }

    @Override
    public void delete(String name) throws IOException {
        for (ObjectStore store : order) {
            store.delete(name);
        }
    }

    @Override
    public void deleteBelow(String prefix) throws IOException {
        for (ObjectStore store : order) {
            store.deleteBelow(prefix);
        }
    }

    @Override
    public void list(String prefix, Consumer<String> name) {
        throw new UnsupportedOperationException("a list is of one store: ask each");
    }

    @Override
    public void survey(String prefix, Consumer<Found> object) {
        throw new UnsupportedOperationException("a list is of one store: ask each");
    }

    @Override
    public void check() {
        current.check();
    }

    private InputStream first(String name, Read read) throws IOException {
        for (ObjectStore store : order) {
            try {
                return read.from(store);
            } catch (FileNotFoundException elsewhere) {
                // perhaps in the next one
                continue;
            }
        }
        // moved from one that was asked late to one that was asked early: it is there now
        for (ObjectStore store : order) {
            if (store.size(name).isPresent()) {
                return read.from(store);
            }
        }
        throw new FileNotFoundException("no object " + name);
    }
}
