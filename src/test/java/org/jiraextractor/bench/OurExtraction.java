package org.jiraextractor.bench;

import org.jiraextractor.demo.DemoJira;
import org.jiraextractor.exports.format.Conversion;
import org.jiraextractor.exports.format.Format;
import org.jiraextractor.exports.format.FormatOptions;
import org.jiraextractor.exports.format.Formats;
import org.jiraextractor.exports.format.Spool;
import org.jiraextractor.exports.format.Survey;
import org.jiraextractor.extraction.Extraction;
import org.jiraextractor.extraction.ExtractionListener;
import org.jiraextractor.extraction.ExtractionRequest;
import org.jiraextractor.extraction.Include;
import org.jiraextractor.extraction.MemoryCheckpoints;
import org.jiraextractor.extraction.Outcome;
import org.jiraextractor.extraction.Phase;
import org.jiraextractor.extraction.Progress;
import org.jiraextractor.extraction.Workplace;
import org.jiraextractor.jira.Credentials;
import org.jiraextractor.jira.Deployment;
import org.jiraextractor.jira.JiraSite;
import org.jiraextractor.jira.JiraSites;
import org.jiraextractor.jira.Outgoing;
import org.jiraextractor.jira.SiteAddress;
import org.jiraextractor.storage.local.LocalStore;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** All that a job does between Jira and the files of its formats, without the database and the ZIP. */
final class OurExtraction {

    private static final Include ALL = new Include(true, true, true, true, false, false, false);

    private final DemoJira jira;
    private final Path folder;

    OurExtraction(DemoJira jira, Path folder) {
        this.jira = jira;
        this.folder = folder;
    }

    /** @return when the last issue was there, in nanoseconds of {@link System#nanoTime} */
    long run(List<String> formats) throws IOException {
        ExecutorService calls = Executors.newFixedThreadPool(16);
        Path work = Files.createTempDirectory(folder, "work");
        try (LocalStore store = new LocalStore(work.resolve("objects")); Spool spool = new Spool(Files.createDirectory(work.resolve("spool")))) {
            JiraSite site = new JiraSites(new Outgoing(true, null, null, "JiraIssueExtractor/bench"), Clock.systemUTC())
                    .open(new SiteAddress(jira.baseUri(), Deployment.AUTO, Credentials.basic(jira.user(), jira.secret())), (reason, until) -> { });
            Outcome outcome = new Extraction(site, new ExtractionRequest("project is not empty", ALL, List.of("*all"), null, null),
                    new Workplace(store, "jobs/j/raw/1/", Files.createDirectory(work.resolve("extraction"))), new MemoryCheckpoints(), new Silent(), calls, Clock.systemUTC(), Survey.NOTES).run();
            if (!outcome.complete()) {
                throw new IOException("incomplete: " + outcome.missing());
            }
            long taken = System.nanoTime();
            List<Format> wanted = formats.stream().map(name -> Formats.named(name).orElseThrow()).toList();
            new Conversion(wanted, outcome.extracted(), FormatOptions.DEFAULT, calls).write(spool, steps -> { });
            return taken;
        } finally {
            calls.shutdownNow();
        }
    }

    private static final class Silent implements ExtractionListener {
        @Override
        public void phase(Phase phase, long done, long total) {
        }

        @Override
        public void progress(Progress now) {
        }

        @Override
        public void waiting(String reason, Instant until) {
        }

        @Override
        public void log(Level level, String key, Object... args) {
        }

        @Override
        public void checkCancelled() {
        }
    }
}
