package org.jiraextractor.accounts;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import org.jiraextractor.page.Viewer;
import org.jiraextractor.words.Code;
import org.jiraextractor.words.Refusal;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** What other features need to know of people who are not at the door: one indexed statement each. */
@ApplicationScoped
@Transactional
public class People {

    @PersistenceContext(unitName = "extractor")
    private EntityManager entities;

    /** Somebody in whose name a job acts, with the role they have now. @throws Refusal {@code forbidden} when they are gone or disabled */
    public Actor actor(UUID id) {
        return present(id).orElseThrow(() -> new Refusal(Code.FORBIDDEN, "accounts.owner_gone"));
    }

    /** The same, for whoever goes on without them: nothing when they are gone or disabled. */
    public Optional<Actor> present(UUID id) {
        List<?> found = entities.createNativeQuery("select display_name, role from users where id = ?1 and not disabled").setParameter(1, id).getResultList();
        return found.stream().map(Object[].class::cast).map(row -> new Actor(id, (String) row[0], Role.named((String) row[1]))).findFirst();
    }

    /** In whose name what nobody asked for is done: the first admin who is there. */
    public Optional<Actor> anAdmin() {
        List<?> found = entities.createNativeQuery("select cast(id as text), display_name from users where role = 'admin' and not disabled order by created_at, id limit 1").getResultList();
        return found.stream().map(Object[].class::cast).map(row -> new Actor(UUID.fromString((String) row[0]), (String) row[1], Role.ADMIN)).findFirst();
    }

    /** Where and in which language somebody reads. */
    public record Reader(String email, Locale language) {
    }

    /** Nothing for somebody who is gone or disabled. */
    public Optional<Reader> reader(UUID id) {
        List<?> found = entities.createNativeQuery("select email, coalesce(preferences ->> 'language', 'en') from users where id = ?1 and not disabled").setParameter(1, id).getResultList();
        return found.stream().map(Object[].class::cast).map(row -> new Reader((String) row[0], Viewer.language((String) row[1]).orElse(Locale.ENGLISH))).findFirst();
    }

    /** The display names of all these people at once; one who is unknown is left out. */
    public Map<UUID, String> names(Collection<UUID> ids) {
        Map<UUID, String> names = new HashMap<>();
        if (!ids.isEmpty()) {
            List<?> rows = entities.createNativeQuery("select cast(id as text), display_name from users where id = any(cast(?1 as uuid[]))")
                    .setParameter(1, "{" + String.join(",", ids.stream().map(UUID::toString).distinct().toList()) + "}").getResultList();
            rows.stream().map(Object[].class::cast).forEach(row -> names.put(UUID.fromString((String) row[0]), (String) row[1]));
        }
        return names;
    }
}
