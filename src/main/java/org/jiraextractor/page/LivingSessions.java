package org.jiraextractor.page;

import java.util.Collection;
import java.util.Set;
import java.util.UUID;

/** Which sessions, and tokens of programs, have not ended; for streams, which outlive the request that opened them. Implemented above, where both are kept. */
public interface LivingSessions {

    /** Those of the given ones that live; one question however many they are. */
    Set<UUID> of(Collection<UUID> sessions);
}
