package org.jiraextractor.jobs;

import org.jiraextractor.accounts.Actor;
import org.jiraextractor.words.Refusal;

import java.util.Optional;
import java.util.UUID;

/** Where jobs are filed: directories, which stand above this room and know whose they are. */
public interface Filing {

    /**
     * Whether this person may file into that directory now; if so it stays until the end of the transaction.
     *
     * @return why not: {@code invalid_field} for {@code directory_id} where it is not there or may not be seen, {@code forbidden} where it is not for them to use; empty where they may
     */
    Optional<Refusal> refusal(Actor actor, UUID directory);
}
