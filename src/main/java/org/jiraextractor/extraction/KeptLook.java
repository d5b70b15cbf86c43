package org.jiraextractor.extraction;

import java.util.List;

/**
 * The checkpoint between two passes: what a second look at the site found when the first had taken everything. From here on it is settled
 * what is taken again, however often the run is killed.
 *
 * @param changed   keys of issues that changed or vanished since the census began, sorted; those that appeared are known when they are taken
 * @param idsObject the object that holds the ids to take again, as a census does; null for none
 * @param again     how many
 */
public record KeptLook(List<String> changed, String idsObject, long again) {
    public KeptLook {
        changed = List.copyOf(changed);
    }
}
