package org.jiraextractor.extraction;

import java.io.Closeable;
import java.io.IOException;

/** Something of each issue of some chunks, ascending by the id. For one thread. */
interface ById<T> extends Closeable {

    @FunctionalInterface
    interface Visitor<T> {
        void visit(T one) throws IOException;
    }

    boolean hasNext();

    /** Of the next one; larger than all where there is none. */
    long id();

    T next() throws IOException;

    /** Each once: of an issue that was taken again, only the later take. */
    static <T> void each(ById<T> first, ById<T> again, Visitor<T> visitor) throws IOException {
        while (first.hasNext() || again.hasNext()) {
            if (again.hasNext() && again.id() <= first.id()) {
                if (first.id() == again.id()) {
                    first.next();
                }
                visitor.visit(again.next());
            } else {
                visitor.visit(first.next());
            }
        }
    }
}
