package org.jiraextractor.storage;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Instant;
import java.util.OptionalLong;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * A place for whole objects. A name is a relative path of segments joined by {@code /} ({@code jobs/7f…/alpha.zip}); empty, {@code .} and
 * {@code ..} segments, backslashes and controls are refused with {@link IllegalArgumentException}. An object is there whole or not at all,
 * whatever happens while it is written; writing a name again replaces it. Every method streams in constant memory and is safe from any thread.
 * A store that cannot be used now throws {@link org.jiraextractor.words.Refusal} {@code storage_unavailable}, a full one {@code storage_full}.
 */
public interface ObjectStore {

    /** What writes an object's bytes; called once, must not close the stream. */
    @FunctionalInterface
    interface Body {
        void writeTo(OutputStream out) throws IOException;
    }

    /** An object as a list tells of it. @param modified when it was put, by the store's own clock */
    record Found(String name, long bytes, Instant modified) {
    }

    /** A write that has not ended. @param begun by the store's own clock */
    record Unfinished(String name, Instant begun) {
    }

    /** For {@link #put(String, String, long, Body)}: nobody knows how long the body will be. */
    long UNKNOWN = -1;

    /** {@code local} or {@code minio}: how its URIs begin. */
    String scheme();

    /**
     * Streams a body; if it throws, nothing is stored and the throwable goes on to the caller.
     *
     * @param expected about how many bytes will come, or {@link #UNKNOWN}; a hint only, more and fewer are stored as well
     */
    StoredObject put(String name, String mediaType, long expected, Body body) throws IOException;

    /** Streams a body of unknown size. */
    default StoredObject put(String name, String mediaType, Body body) throws IOException {
        return put(name, mediaType, UNKNOWN, body);
    }

    /** @throws java.io.FileNotFoundException where there is no such object */
    InputStream read(String name) throws IOException;

    /** {@code length} bytes from {@code offset}, or fewer where the object ends; an offset behind the end gives an empty stream. */
    InputStream read(String name, long offset, long length) throws IOException;

    /** The size in bytes, or nothing where there is no such object. */
    OptionalLong size(String name) throws IOException;

    /** Deletes one object; one that is not there is deleted already. */
    void delete(String name) throws IOException;

    /** Deletes every object below {@code prefix/}. */
    void deleteBelow(String prefix) throws IOException;

    /** Calls back with every name below {@code prefix/}, in ascending order of their code points. */
    void list(String prefix, Consumer<String> name) throws IOException;

    /** Calls back with every object below {@code prefix/}, with its size and age, in the order of {@link #list}. */
    void survey(String prefix, Consumer<Found> object) throws IOException;

    /**
     * Asks of each write below {@code prefix/} that began and never ended, whatever keeps its parts, whether it is to be aborted; then nothing is left of it. A store that
     * clears up by itself has none.
     */
    default void eachUnfinished(String prefix, Predicate<Unfinished> abort) throws IOException {
        // a store without parts has none that lie about
    }

    /**
     * Whether it could be used now: asked often, answers or refuses within seconds.
     *
     * @throws org.jiraextractor.words.Refusal as every other method would
     */
    void check();

    /** The same store for somebody who would rather wait than fail where it cannot be reached for a while. */
    default ObjectStore patient(Patience patience) {
        return this;
    }

    /** The name in a URI that this store gave. */
    default String nameOf(String uri) {
        if (!uri.startsWith(scheme() + ":")) {
            throw new IllegalArgumentException(uri + " is not in the " + scheme() + " store");
        }
        return uri.substring(scheme().length() + 1);
    }
}
