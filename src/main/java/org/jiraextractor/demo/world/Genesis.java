package org.jiraextractor.demo.world;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Makes a world out of a seed. */
final class Genesis {

    /** Two years before the last issue of the default world. */
    private static final Instant BEGINNING = Instant.parse("2025-01-06T14:00:00Z");
    private static final Duration LASTS = Duration.ofDays(670);

    private final Site site;
    private final Catalog catalog;
    private final People people;
    private final Ids ids = new Ids();
    private final Random random;
    private final Map<String, Integer> numbers = new HashMap<>();

    Genesis(Site site, long seed) {
        this.site = site;
        this.catalog = new Catalog(site);
        this.people = new People(site);
        this.random = new Random(seed);
    }

    World world(int issues, boolean goneAttachment) {
        Writer writer = new Writer(site, catalog, people, ids, random);
        List<Draft> drafts = new ArrayList<>();
        Duration step = LASTS.dividedBy(Math.max(1, issues));
        for (int i = 0; i < issues; i++) {
            String project = i % 2 == 0 ? Catalog.ALPHA : i % 5 < 3 ? Catalog.BETA : Catalog.OPS;
            drafts.add(writer.write(project, number(project), writer.later(BEGINNING.plus(step.multipliedBy(i)), 600)));
        }
        return new World(site, catalog, people, ids, drafts);
    }

    /** Numbers have gaps where issues were deleted. */
    private int number(String project) {
        return numbers.merge(project, random.nextInt(9) == 0 ? 2 : 1, Integer::sum);
    }
}
