package org.jiraextractor.directories;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import org.jiraextractor.words.Code;
import org.jiraextractor.words.Refusal;

import java.util.List;
import java.util.UUID;

/** What holds of an owner's directories together: no rings, not too deep, not too many, brothers told apart by their names. Only within {@link #hold}. */
@ApplicationScoped
@Transactional(Transactional.TxType.MANDATORY)
class Tree {

    /** Levels, the topmost included. */
    static final int DEEPEST = 10;
    /** Of one owner. */
    static final int MOST = 1_000;

    @PersistenceContext(unitName = "extractor")
    private EntityManager entities;

    /** Until the end of the transaction nobody else changes this owner's tree: two changes that are right each by itself may be wrong together. */
    void hold(UUID owner) {
        entities.createNativeQuery("select cast(pg_advisory_xact_lock(hashtextextended(?1, 2)) as text)").setParameter(1, "directories of " + owner).getResultList();
    }

    /** @throws Refusal {@code wrong_state} */
    void requireRoom(UUID owner) {
        if (number("select count(*) from directories where owner_id = ?1", owner) >= MOST) {
            throw new Refusal(Code.WRONG_STATE, "directory.refused.too_many", MOST);
        }
    }

    /**
     * Whether a directory may lie there under that name.
     *
     * @param id     of the directory, all that is below it coming along
     * @param parent null: at the top
     * @throws Refusal {@code invalid_field} for a place in itself or too deep, {@code in_use} for a name that a brother has
     */
    void requirePlace(UUID id, UUID owner, UUID parent, String name) {
        if (parent != null) {
            // bounded, should there ever be a ring all the same
            if (number("with recursive up as (select id, parent_id, 1 as height from directories where id = ?1"
                    + " union all select d.id, d.parent_id, height + 1 from up join directories d on d.id = up.parent_id where height < 100) select count(*) from up where id = ?2", parent, id) > 0) {
                throw wrong(Code.INVALID_FIELD, "parent_id", "directory.parent.ring", name);
            }
            long above = number("with recursive up as (select parent_id, 1 as height from directories where id = ?1"
                    + " union all select d.parent_id, height + 1 from up join directories d on d.id = up.parent_id where height < 100) select max(height) from up", parent);
            long below = number("with recursive down as (select cast(?1 as uuid) as id, 1 as depth"
                    + " union all select d.id, depth + 1 from down join directories d on d.parent_id = down.id where depth < 100) select max(depth) from down", id);
            if (above + below > DEEPEST) {
                throw wrong(Code.INVALID_FIELD, "parent_id", "directory.parent.deep", DEEPEST);
            }
        }
        List<?> brothers = parent == null
                ? entities.createNativeQuery("select 1 from directories where parent_id is null and owner_id = ?1 and lower(name) = lower(?2) and id <> ?3")
                .setParameter(1, owner).setParameter(2, name).setParameter(3, id).getResultList()
                : entities.createNativeQuery("select 1 from directories where parent_id = ?1 and lower(name) = lower(?2) and id <> ?3")
                .setParameter(1, parent).setParameter(2, name).setParameter(3, id).getResultList();
        if (!brothers.isEmpty()) {
            throw wrong(Code.IN_USE, "name", "directory.name.taken", name);
        }
    }

    /** What lies in it: subdirectories, jobs, schedules that file into it. @throws Refusal {@code in_use} unless it is empty */
    void requireEmpty(Directory directory) {
        long below = number("select count(*) from directories where parent_id = ?1", directory.id());
        long jobs = number("select count(*) from jobs where directory_id = ?1", directory.id());
        long schedules = number("select count(*) from schedules where directory_id = ?1", directory.id());
        if (below + jobs + schedules > 0) {
            throw new Refusal(Code.IN_USE, "directory.in_use", directory.name(), below, jobs, schedules);
        }
    }

    private long number(String sql, Object... values) {
        var query = entities.createNativeQuery(sql);
        for (int i = 0; i < values.length; i++) {
            query.setParameter(i + 1, values[i]);
        }
        return ((Number) query.getSingleResult()).longValue();
    }

    private static Refusal wrong(Code code, String field, String key, Object... args) {
        return new Refusal(code, List.of(new Refusal.Field(field, code, key, args)), key, args);
    }
}
