package org.jiraextractor.demo.world;

import com.fasterxml.jackson.databind.node.ObjectNode;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Makes a world out of a seed: ordinary issues first, then what is special about some of them. */
final class Genesis {

    static final Instant BEGINNING = Instant.parse("2025-01-06T14:00:00Z");
    static final Duration LASTS = Duration.ofDays(640);
    /** So many issues at most are kept; of a larger world only the special ones are. */
    private static final int MOST_KEPT = 5_000;
    private static final int SPECIAL = 120;

    private final Site site;
    private final long seed;
    private final Catalog catalog;
    private final People people;
    private final Ids ids = new Ids();
    private final Random random;
    private final Map<String, Integer> numbers = new HashMap<>();
    private final List<Draft> drafts = new ArrayList<>();

    Genesis(Site site, long seed) {
        this.site = site;
        this.seed = seed;
        this.catalog = new Catalog(site);
        this.people = new People(site);
        this.random = new Random(seed);
    }

    World world(int issues, boolean goneAttachment) {
        int kept = issues > MOST_KEPT ? SPECIAL : issues;
        write(kept, goneAttachment);
        return new World(site, catalog, people, ids, drafts, new Meadow(site, catalog, people, seed, issues - kept));
    }

    private void write(int issues, boolean goneAttachment) {
        Writer writer = new Writer(site, catalog, people, ids, random);
        Duration step = LASTS.dividedBy(issues);
        for (int i = 0; i < issues; i++) {
            String project = i % 2 == 0 ? Catalog.ALPHA : i % 5 < 3 ? Catalog.BETA : Catalog.OPS;
            drafts.add(writer.write(project, number(project), writer.later(BEGINNING.plus(step.multipliedBy(i)), 600)));
        }
        threads();
        files(goneAttachment);
        texts();
        people();
        kinship();
        drafts.forEach(draft -> Totals.count(draft, site, people.account()));
    }

    /** Numbers have gaps where issues were deleted. */
    private int number(String project) {
        return numbers.merge(project, random.nextInt(9) == 0 ? 2 : 1, Integer::sum);
    }

    private void threads() {
        Threads threads = new Threads(people);
        threads.comments(drafts.get(4), 130);
        threads.worklogs(drafts.get(6), 60);
        Instant common = drafts.get(10).created.plus(Duration.ofDays(2));
        threads.histories(drafts.get(8), common, 260, Duration.ofMinutes(40));
        threads.histories(drafts.get(10), common, 120, Duration.ofMinutes(60));
        // one over the caps of embedded lists, and just at them
        threads.comments(drafts.get(11), 21 - drafts.get(11).comments.size());
        threads.comments(drafts.get(13), 20 - drafts.get(13).comments.size());
        threads.worklogs(drafts.get(11), 21 - drafts.get(11).worklogs.size());
        threads.histories(drafts.get(15), drafts.get(15).updated.plusSeconds(60), 41 - drafts.get(15).histories.size(), Duration.ofMinutes(5));
        threads.histories(drafts.get(17), drafts.get(17).updated.plusSeconds(60), 40 - drafts.get(17).histories.size(), Duration.ofMinutes(5));
        threads.internal(drafts.get(3));
        threads.aroundTheEndOfSummer(drafts.get(0));
        threads.edited(drafts.get(0), drafts.get(0).comments.get(0), Instant.parse("2026-03-08T07:30:00Z"));
    }

    private void files(boolean goneAttachment) {
        Files files = new Files(site, ids, random);
        files.ordinary(drafts.get(2), after(2), people);
        files.hostile(drafts.get(12), after(12), people);
        files.clashing(drafts.get(54), after(54), people);
        for (int i = 19; i < 60; i += 8) {
            files.attach(drafts.get(i), after(i), people.get(i), "capture-" + i + ".png", "image/png", Files.picture(60 + i, 40, 0x10203 * i));
        }
        if (goneAttachment) {
            files.attach(drafts.get(56), after(56), people.get(1), "disparu.txt", "text/plain", "gone\n".getBytes(java.nio.charset.StandardCharsets.UTF_8), true);
        }
    }

    private void texts() {
        Draft specification = drafts.get(2);
        DemoAttachment picture = specification.attachments.get(0);
        specification.with("summary", "Paiement en trois fois – spécification").with("description", RichTexts.specification(people, picture,
                specification.attachments.get(2)));
        specification.comment(after(2), people.get(3), RichTexts.exotic(picture));
        specification.comment(after(2), people.hostile(), RichTexts.hostile());
        drafts.get(12).with("summary", "Pièces jointes aux noms étranges").with("description", RichTexts.hostile());
        drafts.get(46).with("description", RichTexts.endless());
        drafts.get(52).with("description", Adf.doc()).with("labels", Json.list("<b>gras</b>", "=1+1", "a,b;c"));
        drafts.get(53).with("description", Writer.nothing());
        Shapes shapes = new Shapes(site, catalog, people);
        for (int i = 14, index = 0; i < 60; i += 5, index++) {
            shapes.fill(drafts.get(i), index);
        }
        for (int i = 0; i < Hostile.SUMMARIES.size(); i++) {
            Draft hostile = drafts.get(16 + 2 * i);
            hostile.with("summary", Hostile.SUMMARIES.get(i)).with(Fields.NOTES, Hostile.SUMMARIES.get(i));
            hostile.comment(after(16 + 2 * i), people.hostile(), Adf.doc(Adf.p(Hostile.SUMMARIES.get(i))));
            hostile.history(after(16 + 2 * i), people.hostile(), Draft.change("summary", null, Hostile.SUMMARIES.get(i), null, Hostile.SUMMARIES.get((i
                    + 1) % Hostile.SUMMARIES.size())));
        }
    }

    /** Nobody, somebody gone, a crowd; an issue that came from elsewhere, and one that does not say when it was changed. */
    private void people() {
        drafts.get(40).with("reporter", Writer.nothing()).with("creator", Writer.nothing()).with("assignee", Writer.nothing());
        drafts.get(41).with("reporter", people.former()).with("assignee", people.former());
        drafts.get(43).with("reporter", people.hostile());
        Draft moved = drafts.get(42);
        String former = Catalog.OPS + "-" + number(Catalog.OPS);
        moved.formerKeys.add(former);
        moved.history(after(42), people.account(), Draft.change("project", "10003", "Opérations & soutien", "10001", "Alpha – Boutique en ligne"), Draft.change("Key",
                null, former, null, moved.key));
        drafts.get(44).silent = true;
        Draft popular = drafts.get(50);
        for (ObjectNode person : people.all().subList(0, 9)) {
            popular.watchers.add(person);
        }
        popular.voters.addAll(people.all().subList(0, 4));
        for (int i = 0; i < 3; i++) {
            popular.remoteLinks.add(Json.of("id", 70_000 + i, "self", site.rest("issue/" + popular.id + "/remotelink/" + (70_000 + i)), "globalId",
                    "system=https://example.com/docs&id=" + i,
                    "application", Json.of("type", "com.example.docs", "name", "Docs"), "relationship", "mentioned in",
                    "object", Json.of("url", i == 2 ? "javascript:window.pwned='remote'" : "https://example.com/docs/" + i, "title", i == 2 ? Hostile.NAME
                            : "Compte rendu " + i, "summary", "",
                            "icon", Json.of(), "status", Json.of("resolved", i == 1, "icon", Json.of()))));
        }
    }

    private void kinship() {
        Kinship kinship = new Kinship(site, catalog);
        for (int i = 14; i < 40; i += 4) {
            kinship.epic(drafts.get(0), drafts.get(i));
        }
        kinship.part(drafts.get(2), drafts.get(48));
        kinship.part(drafts.get(2), drafts.get(50));
        kinship.part(drafts.get(4), drafts.get(58));
        kinship.link(drafts.get(2), drafts.get(5), "Blocks", "blocks", "is blocked by");
        kinship.link(drafts.get(8), drafts.get(2), "Blocks", "blocks", "is blocked by");
        kinship.link(drafts.get(16), drafts.get(18), "Duplicate", "duplicates", "is duplicated by");
        for (int i = 20; i < 32; i++) {
            kinship.link(drafts.get(6), drafts.get(i), "Relates", "relates to", "relates to");
        }
    }

    /** A little later than anything that happened to this issue so far. */
    private Instant after(int draft) {
        return drafts.get(draft).updated.plus(Duration.ofMinutes(3)).plusMillis(137);
    }
}
