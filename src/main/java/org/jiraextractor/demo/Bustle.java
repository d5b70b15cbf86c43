package org.jiraextractor.demo;

import org.jiraextractor.demo.world.DemoIssue;
import org.jiraextractor.demo.world.World;

import java.util.List;
import java.util.Random;

/** People at work while somebody exports: issues edited, moved and deleted between calls, the same ones at each run. Thread-safe. */
final class Bustle {

    /** So many are left, whatever happens. */
    private static final int FEWEST = 30;
    private static final List<String> PROJECTS = List.of("ALPHA", "BETA", "OPS");

    private final World world;
    private final Troubles troubles;
    private final Random random = new Random(7);
    private int edits;

    Bustle(World world, Troubles troubles) {
        this.world = world;
        this.troubles = troubles;
    }

    /** What happens before a call is answered. */
    synchronized void stir() {
        if (troubles.due(Trouble.EDITS)) {
            DemoIssue issue = anyone();
            if (++edits % 2 == 0) {
                world.comment(issue.key(), "Written meanwhile, no. " + edits);
            } else {
                world.rename(issue.key(), issue.field("summary").asText() + " (edit " + edits + ")");
            }
        }
        if (troubles.due(Trouble.MOVES)) {
            DemoIssue issue = anyone();
            world.move(issue.key(), PROJECTS.get((PROJECTS.indexOf(issue.projectKey()) + 1) % PROJECTS.size()));
        }
        if (troubles.due(Trouble.DELETIONS) && world.size() > FEWEST) {
            world.delete(anyone().key());
        }
    }

    private DemoIssue anyone() {
        return world.stream().skip(random.nextInt(world.size())).findFirst().orElseThrow();
    }
}
