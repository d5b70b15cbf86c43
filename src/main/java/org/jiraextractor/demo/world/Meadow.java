package org.jiraextractor.demo.world;

import com.fasterxml.jackson.databind.node.ObjectNode;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/**
 * Ordinary issues by the hundred thousand, of which none is kept: each is made of its number whenever somebody looks at it, always the same. Now and then one has more than Jira embeds.
 * Thread-safe.
 */
final class Meadow {

    /** Below this are the ids of the issues that are kept. */
    static final long FIRST_ID = 100_000;
    /** What an issue has is numbered in a row of its own: so many numbers lie in it. */
    private static final long ROW = 128;
    private static final long FIRST_ROW = 1_000_000;
    private static final int FIRST_NUMBER = 1_001;

    private final Site site;
    private final Catalog catalog;
    private final People people;
    private final long seed;
    private final int size;

    Meadow(Site site, Catalog catalog, People people, long seed, int size) {
        this.site = site;
        this.catalog = catalog;
        this.people = people;
        this.seed = seed;
        this.size = size;
    }

    int size() {
        return size;
    }

    /** @param number from 0 */
    static long id(int number) {
        // every seventh was deleted
        return FIRST_ID + number / 6 * 7L + number % 6;
    }

    Optional<DemoIssue> byId(long id) {
        long row = id - FIRST_ID;
        return row < 0 || row % 7 == 6 ? Optional.empty() : numbered(row / 7 * 6 + row % 7);
    }

    Optional<DemoIssue> byKey(String project, long number) {
        long place = number - FIRST_NUMBER;
        return switch (project) {
            case Catalog.ALPHA -> numbered(2 * place);
            case Catalog.BETA -> numbered(4 * place + 1);
            case Catalog.OPS -> numbered(4 * place + 3);
            default -> Optional.empty();
        };
    }

    /** The highest number that a project's keys have here. */
    long highest(String project) {
        return FIRST_NUMBER + size / (project.equals(Catalog.ALPHA) ? 2 : 4);
    }

    /** Whose file it would be, if there is one. */
    Optional<DemoIssue> ofAttachment(long attachment) {
        return attachment < FIRST_ROW ? Optional.empty() : numbered((attachment - FIRST_ROW) / ROW);
    }

    private Optional<DemoIssue> numbered(long number) {
        return number < 0 || number >= size ? Optional.empty() : Optional.of(issue((int) number));
    }

    DemoIssue issue(int number) {
        // neighbours' seeds are spread, or their first choices would be alike
        String project = number % 2 == 0 ? Catalog.ALPHA : number % 4 == 1 ? Catalog.BETA : Catalog.OPS;
        int inProject = FIRST_NUMBER + number / (number % 2 == 0 ? 2 : 4);
        Instant created = Genesis.BEGINNING.plus(Genesis.LASTS.multipliedBy(number).dividedBy(size)).plusMillis(number % 997);
        return new DemoIssue(id(number), project + "-" + inProject, List.of(), created, () -> content(number, project, inProject, created));
    }

    private DemoIssue.Content content(int number, String project, int inProject, Instant created) {
        // neighbours' seeds are spread, or their first choices would be alike
        Random random = new Random((seed + number) * 0x9E3779B97F4A7C15L);
        Ids ids = Ids.of(id(number), FIRST_ROW + number * ROW);
        Draft draft = new Writer(site, catalog, people, ids, random).write(id(number), project, inProject, created);
        more(draft, number, new Files(site, ids, random));
        Totals.count(draft, site, people.account());
        return draft.content();
    }

    private void more(Draft draft, int number, Files files) {
        Threads threads = new Threads(people);
        Instant later = draft.updated.plus(Duration.ofMinutes(3)).plusMillis(137);
        ObjectNode author = people.get(number);
        if (number % 97 == 5) {
            threads.comments(draft, 25);
        }
        if (number % 211 == 7) {
            threads.worklogs(draft, 23);
        }
        if (number % 307 == 11) {
            threads.histories(draft, later, 45, Duration.ofMinutes(5));
        }
        if (number % 53 == 3) {
            files.attach(draft, later, author, "capture-" + number + ".png", "image/png", Files.picture(16, 16, 0x10203 * number));
        }
    }
}
