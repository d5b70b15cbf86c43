package org.jiraextractor.demo.world;

import java.util.Optional;
import java.util.stream.Stream;

/**
 * What somebody sees of the world: the account everything, anybody else nothing but that there is a site.
 *
 * @param known whether the account looks
 */
public record Sight(World world, boolean known) {

    public Stream<DemoIssue> issues() {
        return known ? world.stream() : Stream.empty();
    }

    /** By id, key, or a key it had before. */
    public Optional<DemoIssue> issue(String idOrKey) {
        return known ? world.issue(idOrKey) : Optional.empty();
    }
}
