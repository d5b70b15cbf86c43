package org.jiraextractor.directories;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import org.jiraextractor.accounts.Sharing;
import org.jiraextractor.json.Json;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/** Reads what stands above, below and in directories: one statement, however many they are. */
@ApplicationScoped
@Transactional
public class Inventory {

    @PersistenceContext(unitName = "extractor")
    private EntityManager entities;

    public Map<UUID, DirectoryFacts> of(Collection<UUID> directories) {
        List<?> rows = directories.isEmpty() ? List.of() : entities.createNativeQuery("""
                        with recursive asked as (select d.id, d.owner_id from directories d where d.id = any (cast(?1 as uuid[]))),
                        up as (
                            select d.id as asked, d.id, d.parent_id, d.name, d.sharing, d.retention_days, d.name_pattern, 0 as height from asked a join directories d on d.id = a.id
                            union all select u.asked, d.id, d.parent_id, d.name, d.sharing, d.retention_days, d.name_pattern, u.height + 1 from up u join directories d on d.id = u.parent_id),
                        down as (select a.id as asked, a.id from asked a union all select w.asked, d.id from down w join directories d on d.parent_id = w.id),
                        filed as (
                            select j.directory_id as id, count(*) as jobs, coalesce(sum(cast(j.artifact ->> 'bytes' as bigint)), 0) as bytes
                            from jobs j where j.directory_id in (select id from down) group by j.directory_id),
                        paths as (
                            select asked, json_agg(json_build_object('id', id, 'name', name, 'sharing', sharing, 'days', retention_days, 'pattern', name_pattern) order by height desc) as path
                            from up group by asked),
                        totals as (select w.asked, sum(f.jobs) as jobs, sum(f.bytes) as bytes from down w join filed f on f.id = w.id group by w.asked),
                        brothers as (select parent_id, count(*) as directories from directories where parent_id in (select id from asked) group by parent_id)
                        select cast(a.id as text), cast(a.owner_id as text), cast(p.path as text), coalesce(b.directories, 0), coalesce(f.jobs, 0), coalesce(f.bytes, 0),
                            coalesce(t.jobs, 0), coalesce(t.bytes, 0)
                        from asked a join paths p on p.asked = a.id left join filed f on f.id = a.id left join totals t on t.asked = a.id left join brothers b on b.parent_id = a.id""")
                .setParameter(1, directories.stream().map(UUID::toString).collect(Collectors.joining(",", "{", "}"))).getResultList();
        Map<UUID, DirectoryFacts> facts = new HashMap<>();
        for (Object found : rows) {
            Object[] row = (Object[]) found;
            facts.put(UUID.fromString((String) row[0]), new DirectoryFacts(UUID.fromString((String) row[1]), path((String) row[2]), number(row[3]), number(row[4]), number(row[5]), number(row[6]), number(row[7])));
        }
        return facts;
    }

    private static List<DirectoryFacts.Step> path(String json) {
        List<DirectoryFacts.Step> path = new ArrayList<>();
        for (JsonNode step : Json.read(json)) {
            path.add(new DirectoryFacts.Step(UUID.fromString(step.path("id").asText()), step.path("name").asText(), Sharing.valueOf(step.path("sharing").asText().toUpperCase(Locale.ROOT)),
                    step.path("days").isNull() ? null : (Integer) step.path("days").asInt(), step.path("pattern").isNull() ? null : step.path("pattern").asText()));
        }
        return path;
    }

    private static long number(Object count) {
        return ((Number) count).longValue();
    }
}
