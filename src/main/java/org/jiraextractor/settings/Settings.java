package org.jiraextractor.settings;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;

import java.sql.Timestamp;
import java.time.Clock;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Reads and changes them; each read asks the database, so that all nodes agree. One indexed statement a call. */
@ApplicationScoped
@Transactional
public class Settings {

    @PersistenceContext(unitName = "extractor")
    private EntityManager db;
    private final Clock clock;

    @Inject
    Settings(Clock clock) {
        this.clock = clock;
    }

    protected Settings() {
        this(null);
    }

    /** What holds now; null for no bound. */
    public Integer value(Setting setting) {
        return one(setting).value();
    }

    public SettingView one(Setting setting) {
        List<?> rows = db.createNativeQuery("select key, cast(value as text), updated_at from app_config where key = ?1").setParameter(1, setting.key()).getResultList();
        return view(setting, rows.isEmpty() ? null : (Object[]) rows.get(0));
    }

    public List<SettingView> all() {
        Map<String, Object[]> rows = new HashMap<>();
        List<?> said = db.createNativeQuery("select key, cast(value as text), updated_at from app_config").getResultList();
        said.stream().map(Object[].class::cast).forEach(row -> rows.put((String) row[0], row));
        return Arrays.stream(Setting.values()).map(each -> view(each, rows.get(each.key()))).toList();
    }

    /**
     * @param value null for what is usual
     * @param field what the client calls it
     * @throws org.jiraextractor.words.Refusal {@code invalid_field}, nothing changed
     */
    public SettingView set(Setting setting, Integer value, String field) {
        Integer wanted = setting.checked(value, field);
        db.createNativeQuery("insert into app_config (key, value, updated_at) values (?1, cast(?2 as json), ?3) on conflict (key) do update set value = excluded.value, updated_at = excluded.updated_at")
                .setParameter(1, setting.key()).setParameter(2, String.valueOf(wanted)).setParameter(3, Timestamp.from(clock.instant())).executeUpdate();
        return one(setting);
    }

    private static SettingView view(Setting setting, Object[] row) {
        boolean said = row != null && !row[1].equals("null");
        return new SettingView(setting.key(), said ? Integer.valueOf((String) row[1]) : setting.usual(), setting.usual(), setting.least(), setting.most(),
                row == null ? null : ((Timestamp) row[2]).toInstant());
    }
}
