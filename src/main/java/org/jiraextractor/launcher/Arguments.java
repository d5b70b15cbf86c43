package org.jiraextractor.launcher;

import java.util.List;
import java.util.Set;

/**
 * What may be said on the command line; all else is configured by the environment.
 *
 * @param demo    with a Jira of its own and a first export
 * @param verbose the server's log on the terminal too
 * @param tied    stops when the process that started it ends; for Maven, which does not pass a SIGTERM on
 */
record Arguments(boolean demo, boolean verbose, boolean tied) {

    private static final Set<String> KNOWN = Set.of("--demo", "--verbose", "--tied");

    static Arguments read(String[] words) {
        for (String word : words) {
            if (!KNOWN.contains(word)) {
                throw new CannotStart("\"" + word + "\" is not known; allowed are --demo, --verbose and --tied, all else is set by JIRA_EXTRACTOR_* variables.");
            }
        }
        List<String> given = List.of(words);
        return new Arguments(given.contains("--demo"), given.contains("--verbose"), given.contains("--tied"));
    }
}
