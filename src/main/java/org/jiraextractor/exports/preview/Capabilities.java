package org.jiraextractor.exports.preview;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.jiraextractor.accounts.Actor;
import org.jiraextractor.accounts.Sessions;
import org.jiraextractor.crypto.Seal;
import org.jiraextractor.crypto.Sealed;
import org.jiraextractor.exports.ExportFiles;
import org.jiraextractor.exports.ExportRow;
import org.jiraextractor.words.Code;
import org.jiraextractor.words.Refusal;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/**
 * Addresses that let a frame without a session read the files of one job for a while. Each is sealed, so it cannot be guessed or changed and nobody
 * keeps it; it is good for an hour, and only while the session that got it lives and its person may still see the job. Good on every node.
 */
@ApplicationScoped
public class Capabilities {

    static final Duration LIFE = Duration.ofHours(1);
    /** Where such a seal belongs: another one of ours does not open here. */
    private static final String PLACE = "preview of a job's files";
    private static final int LONGEST = 400;

    private final Seal seal;
    private final Sessions sessions;
    private final ExportFiles files;
    private final Clock clock;

    @Inject
    Capabilities(Seal seal, Sessions sessions, ExportFiles files, Clock clock) {
        this.seal = seal;
        this.sessions = sessions;
        this.files = files;
        this.clock = clock;
    }

    protected Capabilities() {
        this(null, null, null, null);
    }

    /** For somebody who may see the job, as the caller has made sure. */
    public String grant(UUID session, UUID job) {
        return seal.seal(session + " " + job + " " + clock.instant().plus(LIFE).getEpochSecond(), PLACE).text();
    }

    /** @throws Refusal {@code not_found} for all that is not, or no longer, good */
    public ExportRow use(String capability) {
        String[] parts = opened(capability).split(" ");
        if (!clock.instant().isBefore(Instant.ofEpochSecond(Long.parseLong(parts[2])))) {
            throw gone();
        }
        Actor actor = sessions.living(UUID.fromString(parts[0])).map(person -> new Actor(person.userId(), person.displayName(), person.role())).orElseThrow(Capabilities::gone);
        return files.one(actor, UUID.fromString(parts[1]));
    }

    private String opened(String capability) {
        try {
            if (capability.length() <= LONGEST) {
                return seal.open(new Sealed(capability), PLACE);
            }
        } catch (IllegalArgumentException | Refusal notOurs) {
            throw gone();
        }
        throw gone();
    }

    private static Refusal gone() {
        return new Refusal(Code.NOT_FOUND, "export.preview.gone");
    }
}
