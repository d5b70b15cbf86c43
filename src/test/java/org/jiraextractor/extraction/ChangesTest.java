package org.jiraextractor.extraction;

import com.fasterxml.jackson.databind.node.ObjectNode;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jiraextractor.issues.RawJson;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

import static org.assertj.core.api.Assertions.assertThat;

/** Histories come embedded or in bulk, in any order, on any pages, some twice: the result must not show it. */
class ChangesTest {

    private static final DateTimeFormatter JIRA_TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSZ");

    record Truth(long id, long at, String author, String from, String to) {

        ObjectNode embedded(ZoneId zone) {
            ObjectNode history = RawJson.object().put("id", String.valueOf(id));
            if (author != null) {
                history.putObject("author").put("self", "https://x/" + author).put("accountId", author).put("displayName", author).put("active", true);
            }
            history.put("created", JIRA_TIME.format(Instant.ofEpochMilli(at).atZone(zone)));
            history.putArray("items").addObject().put("field", "status").put("fieldtype", "jira").put("fieldId", "status").put("from", from).put("fromString", from)
                    .put("to", to).put("toString", to);
            return history;
        }

        ObjectNode bulk() {
            ObjectNode history = RawJson.object();
            ObjectNode item = history.putArray("items").addObject();
            if (to != null) {
                item.put("toString", to).put("to", to);
            }
            if (from != null) {
                item.put("from", from).put("fromString", from);
            }
            item.put("fieldId", "status").put("field", "status").put("fieldtype", "jira");
            history.put("created", at);
            if (author != null) {
                history.putObject("author").put("accountId", author).put("active", true).put("displayName", author).put("self", "https://x/" + author);
            }
            return history.put("id", String.valueOf(id));
        }
    }

    @Property(tries = 300, seed = "20261121")
    void the_same_histories_are_the_same_bytes_however_they_came(@ForAll("truths") List<Truth> truths, @ForAll("zones") ZoneId zone, @ForAll long seed) {
        Changes changes = new Changes(zone);
        Random random = new Random(seed);
        List<ObjectNode> came = new ArrayList<>();
        for (Truth truth : truths) {
            came.add(random.nextBoolean() ? truth.bulk() : truth.embedded(zone));
            if (random.nextInt(4) == 0) {
                came.add(random.nextBoolean() ? truth.bulk() : truth.embedded(zone));
            }
        }
        Collections.shuffle(came, random);
        String expected = RawJson.write(changes.inOrder(truths.stream().map(truth -> truth.embedded(zone)).toList()));
        assertThat(RawJson.write(changes.inOrder(came))).isEqualTo(expected);
    }

    @Property(tries = 200, seed = "20261121")
    void they_stand_oldest_first_and_then_by_id(@ForAll("truths") List<Truth> truths) {
        List<Long> order = new ArrayList<>();
        new Changes(ZoneId.of("UTC")).inOrder(truths.stream().map(Truth::bulk).toList()).forEach(change -> order.add(change.path("id").asLong()));
        assertThat(order).containsExactlyElementsOf(truths.stream().sorted(java.util.Comparator.comparingLong(Truth::at).thenComparingLong(Truth::id)).map(Truth::id).toList());
    }

    @Provide
    Arbitrary<List<Truth>> truths() {
        // a few instants only, so that many fall together; all within an hour that a fall-back repeats
        Arbitrary<Long> at = Arbitraries.longs().between(1_793_509_200_000L, 1_793_516_400_000L).map(ms -> ms / 600_000 * 600_000 + ms % 3);
        Arbitrary<String> text = Arbitraries.of("To Do", "Done", "é “x”", "").injectNull(0.3);
        Arbitrary<Truth> truth = Combinators.combine(Arbitraries.longs().between(1, 200), at, Arbitraries.of("ann", "bob").injectNull(0.2), text, text).as(Truth::new);
        return truth.list().ofMaxSize(60).uniqueElements(Truth::id);
    }

    @Provide
    Arbitrary<ZoneId> zones() {
        return Arbitraries.of("UTC", "America/Toronto", "Europe/Paris", "Asia/Kolkata").map(ZoneId::of);
    }
}
