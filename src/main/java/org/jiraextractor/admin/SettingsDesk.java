package org.jiraextractor.admin;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import org.jiraextractor.accounts.Actor;
import org.jiraextractor.audit.AuditLog;
import org.jiraextractor.settings.Setting;
import org.jiraextractor.settings.SettingView;
import org.jiraextractor.settings.Settings;
import org.jiraextractor.words.Code;
import org.jiraextractor.words.Refusal;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** What an admin sets; each change stands in the audit log with what was before. */
@ApplicationScoped
@Transactional
public class SettingsDesk {

    private final Settings settings;
    private final AuditLog log;

    @Inject
    SettingsDesk(Settings settings, AuditLog log) {
        this.settings = settings;
        this.log = log;
    }

    protected SettingsDesk() {
        this(null, null);
    }

    public List<SettingView> all(Actor actor) {
        actor.requireAdmin();
        return settings.all();
    }

    /** @throws Refusal {@code not_found} */
    public SettingView one(Actor actor, String key) {
        actor.requireAdmin();
        return settings.one(Setting.of(key));
    }

    /** @throws Refusal {@code not_found}, or {@code invalid_field} of {@code value}; then nothing has changed */
    public SettingView set(Actor actor, String key, Integer value) {
        actor.requireAdminInPerson();
        return set(actor, Setting.of(key), value, "value");
    }

    /** All at once or none. @throws Refusal {@code invalid_field} with every wrong one by its key */
    public void set(Actor actor, Map<Setting, Integer> wanted) {
        actor.requireAdminInPerson();
        List<Refusal.Field> wrong = new ArrayList<>();
        wanted.forEach((setting, value) -> {
            try {
                set(actor, setting, value, setting.key());
            } catch (Refusal refusal) {
                wrong.addAll(refusal.fields());
            }
        });
        if (!wrong.isEmpty()) {
            throw new Refusal(Code.INVALID_FIELD, wrong, "problem.body.wrong_fields", wrong.size());
        }
    }

    private SettingView set(Actor actor, Setting setting, Integer value, String field) {
        SettingView before = settings.one(setting);
        SettingView after = settings.set(setting, value, field);
        if (!Objects.equals(before.value(), after.value())) {
            log.add(actor.did("setting.changed", "setting", setting.key(), setting.key()).detail(before.value() + " → " + after.value()));
        }
        return after;
    }
}
