package org.jiraextractor.demo.world;

import java.util.List;
import java.util.Optional;

/**
 * What somebody sees of the world: the account everything, anybody else nothing but that there is a site.
 *
 * @param known whether the account looks
 */
public record Sight(World world, boolean known) {

    public List<DemoIssue> issues() {
        return known ? world.issues() : List.of();
    }

    /** By id, key, or a key it had before. */
    public Optional<DemoIssue> issue(String idOrKey) {
        return known ? world.issue(idOrKey) : Optional.empty();
    }
}
