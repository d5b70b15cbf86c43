package org.jiraextractor.settings;

import org.jiraextractor.words.Code;
import org.jiraextractor.words.Refusal;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** What can be set: whole numbers, within bounds. */
public enum Setting {

    /** Days that exports are kept where neither they nor their directory nor their owner say otherwise; null for ever. */
    RETENTION_DAYS(1, 36_500, null),
    /** Days that the raw answers of an export are kept beside its files, for other formats and deltas; null as long as the export. */
    RAW_DAYS(1, 36_500, null),
    /** Lines kept of a job's log once it has ended: of a longer one the first and the last. While it runs it takes no more than the most of this. */
    EVENTS_PER_JOB(1_000, 10_000, 10_000);

    private final int least;
    private final int most;
    private final Integer usual;

    Setting(int least, int most, Integer usual) {
        this.least = least;
        this.most = most;
        this.usual = usual;
    }

    /** @throws Refusal {@code not_found} */
    public static Setting of(String key) {
        return Arrays.stream(values()).filter(each -> each.key().equals(key)).findFirst().orElseThrow(() -> new Refusal(Code.NOT_FOUND, "settings.unknown"));
    }

    /** As clients write it: {@code retention_days}. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    public int least() {
        return least;
    }

    public int most() {
        return most;
    }

    /** Where nobody has set it; null stands for no bound, and may be set only where it is this. */
    public Integer usual() {
        return usual;
    }

    /** @param name of the field that said so. @throws Refusal {@code invalid_field} */
    Integer checked(Integer value, String name) {
        if (value == null) {
            return usual;
        }
        if (value < least || value > most) {
            throw new Refusal(Code.INVALID_FIELD, List.of(new Refusal.Field(name, Code.INVALID_FIELD, "settings.bounds", least, most)), "problem.body.wrong_fields", 1);
        }
        return value;
    }
}
