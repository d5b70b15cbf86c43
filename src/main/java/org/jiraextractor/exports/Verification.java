package org.jiraextractor.exports;

import java.util.List;

/**
 * What re-reading a stored export told: the {@code result} of a job of kind {@code verify}.
 *
 * @param ok         every file is there as it was written, and none besides
 * @param files      how many were looked at
 * @param mismatches the first {@value #MOST} of those that are not
 */
public record Verification(boolean ok, long files, List<Mismatch> mismatches) {

    static final int MOST = 1_000;

    /** @param problem {@code missing, size, sha256, extra} */
    public record Mismatch(String path, String problem) {
    }
}
