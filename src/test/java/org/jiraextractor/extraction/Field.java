package org.jiraextractor.extraction;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import org.jiraextractor.demo.DemoJira;
import org.jiraextractor.demo.DemoOptions;
import org.jiraextractor.demo.world.World;
import org.jiraextractor.jira.Credentials;
import org.jiraextractor.jira.Deployment;
import org.jiraextractor.jira.JiraSite;
import org.jiraextractor.jira.JiraSites;
import org.jiraextractor.jira.Outgoing;
import org.jiraextractor.jira.SiteAddress;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

import static org.assertj.core.api.Assertions.assertThat;

/** A demo site and all that an extraction from it needs; what happened is kept to be asked. */
final class Field implements AutoCloseable, ExtractionListener {

    static final Include ALL = new Include(true, true, true, true, false, false, false);

    /** The keys, in the simplest way. */
    static final Notes KEYS = new Notes() {
        @Override
        public String version() {
            return "keys";
        }

        @Override
        public JsonNode of(ExtractedIssue issue) {
            return TextNode.valueOf(issue.key());
        }
    };

    final DemoJira jira;
    final MemoryStore store = new MemoryStore();
    final List<String> log = new CopyOnWriteArrayList<>();
    final List<Progress> progress = new ArrayList<>();
    final List<Phase> phases = new ArrayList<>();
    final List<String> waits = new CopyOnWriteArrayList<>();
    MemoryCheckpoints checkpoints = new MemoryCheckpoints();
    Credentials credentials;
    Notes notes = KEYS;
    Runnable cancelled = () -> { };
    ExtractionRequest request = new ExtractionRequest("project is not empty ORDER BY created DESC", ALL, List.of("*all"), null, null);
    private final ExecutorService executor = Executors.newFixedThreadPool(16);
    private final Path directory;
    private int epoch;

    Field(DemoOptions options) throws IOException {
        jira = DemoJira.start(options);
        credentials = Credentials.basic(jira.user(), jira.secret());
        directory = Files.createTempDirectory("extraction");
    }

    static JiraSites sites() {
        return new JiraSites(new Outgoing(true, null, null, "JiraIssueExtractor/test"), Clock.systemUTC());
    }

    SiteAddress address() {
        return new SiteAddress(jira.baseUri(), Deployment.AUTO, credentials);
    }

    JiraSite site() {
        return sites().open(address(), this::waiting);
    }

    Outcome run() throws IOException {
        Path work = Files.createDirectory(directory.resolve("epoch-" + ++epoch));
        return new Extraction(site(), request, new Workplace(store, "jobs/j/raw/" + epoch + "/", work), checkpoints, this, executor, Clock.systemUTC(), notes).run();
    }

    /** A run that is killed at a checkpoint, unless it comes to its end before: how many there are depends on how quick the machine is. */
    void runUntilKilled(int checkpoint) throws IOException {
        checkpoints.left = checkpoint;
        try {
            run();
        } catch (MemoryCheckpoints.LeaseLost killed) {
            log.add("killed");
        }
        checkpoints.left = Integer.MAX_VALUE;
    }

    /** What the next attempt would find. */
    void forget() {
        checkpoints = new MemoryCheckpoints();
    }

    List<ExtractedIssue> issues(Outcome outcome) throws IOException {
        List<ExtractedIssue> issues = new ArrayList<>();
        outcome.extracted().eachIssue(issues::add);
        return issues;
    }

    /** Nothing is missing, and ids of every kind are those of the world. */
    List<ExtractedIssue> whole(Outcome outcome) throws IOException {
        List<ExtractedIssue> issues = issues(outcome);
        World world = jira.world();
        assertThat(outcome.missing()).isEmpty();
        assertThat(outcome.complete()).isTrue();
        assertThat(issues).extracting(issue -> String.valueOf(issue.id())).doesNotHaveDuplicates().hasSameElementsAs(world.issueIds());
        assertThat(ids(issues, ExtractedIssue::comments)).isEqualTo(world.commentIds());
        assertThat(ids(issues, ExtractedIssue::worklogs)).isEqualTo(world.worklogIds());
        assertThat(ids(issues, ExtractedIssue::changes)).isEqualTo(world.historyIds());
        assertThat(ids(issues, ExtractedIssue::attachments)).isEqualTo(world.attachmentIds());
        return issues;
    }

    private static Set<String> ids(List<ExtractedIssue> issues, Function<ExtractedIssue, Iterable<JsonNode>> list) {
        List<String> ids = issues.stream().flatMap(issue -> StreamSupport.stream(list.apply(issue).spliterator(), false)).map(item -> item.path("id").asText()).toList();
        assertThat(ids).doesNotHaveDuplicates();
        return new java.util.TreeSet<>(ids);
    }

    @Override
    public void phase(Phase phase, long done, long total) {
        phases.add(phase);
    }

    @Override
    public void progress(Progress now) {
        progress.add(now);
    }

    @Override
    public void waiting(String reason, Instant until) {
        waits.add(reason);
    }

    @Override
    public void log(Level level, String key, Object... args) {
        log.add(level + " " + org.jiraextractor.words.Words.of(java.util.Locale.ENGLISH).say(key, args));
    }

    @Override
    public void checkCancelled() {
        cancelled.run();
    }

    @Override
    public void close() throws IOException {
        executor.shutdownNow();
        jira.close();
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.sorted(java.util.Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
