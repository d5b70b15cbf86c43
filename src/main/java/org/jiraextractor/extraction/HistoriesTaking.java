package org.jiraextractor.extraction;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jiraextractor.issues.RawJson;
import org.jiraextractor.jira.History;
import org.jiraextractor.jira.Intake;
import org.jiraextractor.jira.JiraRefusal;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;

/**
 * Takes all histories of those issues of a chunk that have more than came with them. They come by date, an issue's on any page, so they are
 * dealt out into a file a batch, from which {@link ChunkWriting} reads those of a hundred issues at a time. What a page's second attempt
 * repeats is taken out there by id.
 */
final class HistoriesTaking implements Callable<Set<Long>> {

    private final Errand errand;
    private final Map<Long, Path> files;
    private final Map<Long, Long> totals;

    /** @param files by issue id, the file of its batch; @param totals by issue id, how many there are */
    HistoriesTaking(Errand errand, Map<Long, Path> files, Map<Long, Long> totals) {
        this.errand = errand;
        this.files = files;
        this.totals = totals;
    }

    /** @return ids of the issues of which fewer came than there are */
    @Override
    public Set<Long> call() throws IOException {
        Map<Long, Set<Long>> came = new HashMap<>();
        Map<Path, Spool> spools = new HashMap<>();
        try {
            for (Path file : new HashSet<>(files.values())) {
                spools.put(file, new Spool(file));
                spools.get(file).rewind(0);
            }
            List<Long> ids = files.keySet().stream().sorted().toList();
            Set<String> seen = new HashSet<>();
            String page = null;
            do {
                page = errand.site().histories(ids, page, new Intake<>() {
                    @Override
                    public void begin() {
                        // repeated ones do no harm
                    }

                    @Override
                    public void take(History history) throws IOException {
                        Path file = files.get(history.issue());
                        if (file != null) {
                            spools.get(file).append(line(history));
                            came.computeIfAbsent(history.issue(), first -> new HashSet<>()).add(history.raw().path("id").asLong());
                        }
                    }
                });
            } while (page != null && seen.add(page));
        } catch (JiraRefusal refusal) {
            // then each issue is asked by itself; unless it is not about this call at all
            errand.reason(refusal);
        } finally {
            for (Spool spool : spools.values()) {
                spool.close();
            }
        }
        Set<Long> shortOnes = new HashSet<>();
        totals.forEach((issue, total) -> {
            if (came.getOrDefault(issue, Set.of()).size() < total) {
                shortOnes.add(issue);
            }
        });
        return shortOnes;
    }

    private static ObjectNode line(History history) {
        ObjectNode line = RawJson.object();
        line.put("issue", history.issue());
        line.set("history", history.raw());
        return line;
    }

    /** What such a file holds, by issue; nothing where it was never written. */
    static Map<Long, List<ObjectNode>> read(Path file) throws IOException {
        Map<Long, List<ObjectNode>> byIssue = new HashMap<>();
        if (Files.exists(file)) {
            try (BufferedReader lines = Files.newBufferedReader(file)) {
                for (String line; (line = lines.readLine()) != null; ) {
                    JsonNode one = RawJson.read(line);
                    byIssue.computeIfAbsent(one.path("issue").asLong(), first -> new ArrayList<>()).add((ObjectNode) one.get("history"));
                }
            }
        }
        return byIssue;
    }
}
