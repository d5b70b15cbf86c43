package org.jiraextractor.demo.world;

import com.fasterxml.jackson.databind.node.ObjectNode;

import java.time.Duration;
import java.time.Instant;

/** Lists longer than Jira embeds, and longer than one page of their own. */
final class Threads {

    private final People people;

    Threads(People people) {
        this.people = people;
    }

    /** Some for few eyes only, some by nobody, some edited by another; two of them in the hour that winter time repeats. */
    void comments(Draft draft, int count) {
        Instant at = draft.created;
        for (int i = 0; i < count; i++) {
            at = at.plus(Duration.ofMinutes(47)).plusMillis(i * 37L);
            ObjectNode comment = draft.comment(at, i % 29 == 11 ? null : people.get(i), Adf.plain("#" + (i + 1) + " " + Texts.COMMENTS.get(i % Texts.COMMENTS.size())));
            if (i % 17 == 3) {
                comment.set("visibility", Json.of("type", "role", "value", "Administrators", "identifier", "Administrators"));
            } else if (i % 17 == 9) {
                comment.set("visibility", Json.of("type", "group", "value", "équipe-paiement", "identifier", "276f955c-63d7-42c8-9520-92d01dca0625"));
            } else if (i % 13 == 5) {
                edited(draft, comment, at.plusSeconds(90));
            }
        }
    }

    void edited(Draft draft, ObjectNode comment, Instant at) {
        comment.put("updated", draft.time(at)).set("updateAuthor", people.get(7));
        draft.touch(at);
    }

    /** The same minute by the clock on the wall, an hour apart. */
    void aroundTheEndOfSummer(Draft draft) {
        draft.comment(Instant.parse("2025-11-02T05:30:00.500Z"), people.get(1), Adf.plain("À 1 h 30, heure d’été."));
        draft.comment(Instant.parse("2025-11-02T06:30:00.500Z"), people.get(1), Adf.plain("À 1 h 30, heure d’hiver."));
    }

    /** Between an agent and a customer: every other one is internal. */
    void internal(Draft draft) {
        for (int i = 0; i < 24; i++) {
            ObjectNode comment = draft.comment(draft.created.plus(Duration.ofMinutes(13L * (i + 1))), i % 2 == 0 ? people.customer() : people.get(3),
                    Adf.plain(i % 2 == 0 ? "Bonjour, toujours rien de mon côté…" : "INTERNAL: the customer’s firewall again, do not tell them yet."));
            comment.put("jsdPublic", i % 2 == 0);
        }
    }

    void worklogs(Draft draft, int count) {
        Instant at = draft.created;
        for (int i = 0; i < count; i++) {
            at = at.plus(Duration.ofHours(9)).plusMillis(i);
            ObjectNode worklog = draft.worklog(at, people.get(i), 10 + i, i % 4 == 0 ? null : Adf.plain(Texts.WORK.get(i % Texts.WORK.size())));
            if (i % 19 == 7) {
                worklog.set("visibility", Json.of("type", "role", "value", "Developers", "identifier", "Developers"));
            }
        }
    }

    /** At a steady pace, so that two issues of one birth lie interleaved, some in the same thousandth of a second. */
    void histories(Draft draft, Instant from, int count, Duration pace) {
        for (int i = 0; i < count; i++) {
            Instant at = from.plus(pace.multipliedBy(i));
            ObjectNode author = i % 31 == 8 ? null : i % 5 == 0 ? people.robot() : people.get(i);
            switch (i % 4) {
                case 0 -> draft.history(at, author, Draft.change("labels", null, i % 8 == 0 ? "" : "paiement", null, "paiement tech-debt-" + i));
                case 1 -> draft.history(at, author, Draft.change("description", null, i == 1 ? null : "version " + (i - 1) + "\n" + Hostile.SUMMARIES.get(0), null,
                        "version " + i + "\nligne deux ; « guillemets »"));
                case 2 -> draft.history(at, author, Draft.change("Rank", "", "", "", i % 8 == 2 ? "Ranked higher" : "Ranked lower"), Draft.change("Sprint", "1",
                        "Sprint 1", "1, 2", "Sprint 1, Sprint 2"));
                default -> draft.history(at, author, Draft.change("assignee", people.get(i).path("accountId").asText(), people.get(i).path("displayName").asText(), null,
                        null));
            }
        }
    }
}
