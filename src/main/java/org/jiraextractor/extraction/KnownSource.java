package org.jiraextractor.extraction;

import java.io.IOException;

/** Known issues one after the other, ascending by id. */
@FunctionalInterface
interface KnownSource {

    /** @return null behind the last */
    KnownIssue next() throws IOException;

    /** Both together; where both know an issue, what the newer one says. */
    static KnownSource newest(KnownSource newer, KnownSource older) throws IOException {
        KnownIssue[] head = {newer.next(), older.next()};
        return () -> {
            KnownIssue first = head[0];
            KnownIssue second = head[1];
            if (first != null && (second == null || first.id() <= second.id())) {
                head[0] = newer.next();
                head[1] = second != null && second.id() == first.id() ? older.next() : second;
                return first;
            }
            head[1] = second == null ? null : older.next();
            return second;
        };
    }
}
