package org.jiraextractor.directories;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import org.jiraextractor.accounts.Actor;
import org.jiraextractor.accounts.Sharing;
import org.jiraextractor.jobs.Filing;
import org.jiraextractor.words.Code;
import org.jiraextractor.words.Refusal;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/** Who may file into a directory: its owner, editors with whom it is shared for use, admins; and what is filed there is called. */
@ApplicationScoped
@Transactional
public class DirectoryFiling implements Filing {

    @PersistenceContext(unitName = "extractor")
    private EntityManager entities;

    /** What an export filed there is called that nobody named. @param directory null: filed nowhere */
    public NamePattern pattern(UUID directory) {
        List<?> found = directory == null ? List.of() : entities.createNativeQuery("""
                        with recursive up as (select parent_id, name_pattern, 0 as height from directories where id = ?1
                        union all select d.parent_id, d.name_pattern, height + 1 from up join directories d on d.id = up.parent_id)
                        select name_pattern from up where name_pattern is not null order by height limit 1""").setParameter(1, directory).getResultList();
        return found.isEmpty() ? NamePattern.USUAL : new NamePattern((String) found.get(0));
    }

    /** Holds its row, so that who deletes it meanwhile waits, and then finds that it is not empty. */
    @Override
    public Optional<Refusal> refusal(Actor actor, UUID directory) {
        List<?> found = entities.createNativeQuery("select cast(owner_id as text), sharing, name from directories where id = ?1 for key share").setParameter(1, directory).getResultList();
        Object[] row = found.isEmpty() ? null : (Object[]) found.get(0);
        UUID owner = row == null ? null : UUID.fromString((String) row[0]);
        Sharing sharing = row == null ? Sharing.PRIVATE : Sharing.valueOf(((String) row[1]).toUpperCase(Locale.ROOT));
        if (row == null || !actor.maySee(owner, sharing)) {
            return Optional.of(new Refusal(Code.INVALID_FIELD, List.of(new Refusal.Field("directory_id", Code.INVALID_FIELD, "directory.unknown")), "problem.body.wrong_fields", 1));
        }
        return actor.mayUse(owner, sharing) ? Optional.empty() : Optional.of(new Refusal(Code.FORBIDDEN, "directory.refused.file", row[2]));
    }
}
