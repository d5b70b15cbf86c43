package org.jiraextractor.boot;

import jakarta.annotation.Resource;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.metamodel.EntityType;
import jakarta.transaction.UserTransaction;
import org.assertj.core.api.Assertions;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.hamcrest.Matcher;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.importer.ZipImporter;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.jiraextractor.accounts.Actor;
import org.jiraextractor.accounts.People;
import org.jiraextractor.accounts.Sharing;
import org.jiraextractor.bus.Node;
import org.jiraextractor.bus.NodeRefused;
import org.jiraextractor.bus.NodeView;
import org.jiraextractor.bus.Nodes;
import org.jiraextractor.config.Roles;
import org.jiraextractor.jobs.Job;
import org.jiraextractor.jobs.JobEvent;
import org.jiraextractor.jobs.JobState;
import org.jiraextractor.jobs.Jobs;
import org.jiraextractor.jobs.NewJob;
import org.jiraextractor.crypto.Seal;
import org.jiraextractor.crypto.Sealed;
import org.jiraextractor.json.Json;
import org.jiraextractor.exports.keeping.SweepOfTheDay;
import org.jiraextractor.schedules.CountedWork;
import org.jiraextractor.schedules.Missed;
import org.jiraextractor.schedules.Overlap;
import org.jiraextractor.schedules.ThreeSchedulers;
import org.jiraextractor.words.Refusal;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

import java.io.File;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

/** What only the server itself shows, seen from inside: the schema and the entities, transactions and the events that follow them, the worker's timer, and who is let in. */
@Tag("full")
@Timeout(300)
@ExtendWith(ContainerSettings.class)
@ArquillianTest
class InContainerIT {

    private static final Duration LONGEST = Duration.ofSeconds(90);

    @Inject
    private Jobs jobs;
    @Inject
    private Nodes nodes;
    @Inject
    private People people;
    @Inject
    private Heard heard;
    @Inject
    private ThreeSchedulers schedulers;
    @Inject
    private SweepOfTheDay sweep;
    @Inject
    private StartUp startUp;
    @Inject
    private Resealing resealing;
    @PersistenceContext(unitName = "extractor")
    private EntityManager entities;
    @Resource(lookup = "java:comp/UserTransaction")
    private UserTransaction transaction;

    @Deployment
    static WebArchive application() throws URISyntaxException {
        File war = Path.of(System.getProperty("bundle.directory", "target/jira-issue-extractor"), "ROOT.war").toFile();
        return ShrinkWrap.create(ZipImporter.class, "ROOT.war").importFrom(war).as(WebArchive.class)
                .addClasses(InContainerIT.class, ContainerSettings.class, Heard.class, ThreeSchedulers.class, CountedWork.class, SweepOfTheDay.class)
                .addAsLibraries(jar(Assertions.class), jar(Awaitility.class), jar(Matcher.class));
    }

    @Test
    void every_migration_ran_and_every_entity_fits_the_tables() {
        assertThat(startUp.done()).isTrue();
        assertThat(((Number) entities.createNativeQuery("select count(*) from flyway_schema_history where not success").getSingleResult()).longValue()).isZero();
        assertThat(((Number) entities.createNativeQuery("select count(*) from flyway_schema_history").getSingleResult()).longValue()).isGreaterThan(5);
        assertThat(entities.getMetamodel().getEntities()).isNotEmpty();
        for (EntityType<?> entity : entities.getMetamodel().getEntities()) {
            assertThat(entities.createQuery("select e from " + entity.getName() + " e").setMaxResults(1).getResultList()).as(entity.getName()).hasSizeLessThan(2);
        }
    }

    @Test
    void what_is_rolled_back_leaves_no_row_and_no_event() throws Exception {
        transaction.begin();
        UUID job = jobs.queue(admin(), job("nobody-does-this")).id();
        assertThat(jobs.one(admin(), job).state()).isEqualTo(JobState.QUEUED);
        transaction.rollback();
        assertThatThrownBy(() -> jobs.one(admin(), job)).isInstanceOf(Refusal.class);
        // another one, later, is heard of: so that the first would have been
        UUID later = jobs.queue(admin(), job("nobody-does-this")).id();
        patiently().until(() -> !heard.of(later).isEmpty());
        assertThat(heard.of(job)).isEmpty();
    }

    @Test
    void the_timer_finds_a_queued_job_and_its_events_are_heard_in_order() {
        UUID job = jobs.queue(admin(), job("nobody-does-this")).id();
        patiently().until(() -> jobs.one(admin(), job).state() == JobState.FAILED);
        Job ended = jobs.one(admin(), job);
        assertThat(ended.error().code()).isEqualTo("internal");
        patiently().until(() -> heard.of(job).stream().anyMatch(event -> event.type().equals("end")));
        List<JobEvent> events = jobs.events(admin(), job, 0, null, 100);
        assertThat(events).extracting(JobEvent::key).containsExactly("job.event.state.queued", "job.event.state.running", "job.event.state.failed", "job.event.end");
        assertThat(events).extracting(JobEvent::seq).containsExactly(1L, 2L, 3L, 4L);
        assertThat(heard.of(job)).extracting(JobEvent::seq).containsExactly(1L, 2L, 3L, 4L);
    }

    @Test
    void whichever_node_ticks_first_begins_the_sweep_of_the_day_and_no_other_does() throws Exception {
        sweep.tick(4, 3);
        assertThat(sweep.sweeps()).as("the day of the installation").isZero();
        sweep.daysAgo(2);
        sweep.tick(4, 3);
        assertThat(sweep.sweeps()).isEqualTo(1);
        sweep.tick(4, 3);
        assertThat(sweep.sweeps()).as("that day's has begun").isEqualTo(1);
        patiently().until(sweep::allDone);
    }

    @Test
    void three_schedulers_of_which_some_die_start_each_run_once_and_lose_none() throws Exception {
        // half an hour before Paris leaves an hour out
        Instant now = Instant.parse("2031-03-30T00:30:10Z");
        UUID minutes = schedulers.every(admin(), "* * * * *", "Europe/Paris", Overlap.SKIP, Missed.RUN_ONCE, now);
        UUID fives = schedulers.every(admin(), "*/5 * * * *", "America/Santiago", Overlap.QUEUE, Missed.RUN_ONCE, now);
        UUID sevens = schedulers.every(admin(), "*/7 * * * *", "Europe/Paris", Overlap.SKIP, Missed.SKIP, now);
        List<UUID> all = List.of(minutes, fives, sevens);
        Instant end = Instant.parse("2031-03-30T00:46:40Z");
        for (; now.isBefore(end); now = now.plusSeconds(55)) {
            tick(now, all);
        }
        Instant last = now.minusSeconds(55);
        assertThat(schedulers.times(minutes, "started")).isEqualTo(each(60, "2031-03-30T00:31:00Z", last));
        assertThat(schedulers.times(fives, "started")).isEqualTo(each(300, "2031-03-30T00:35:00Z", last));
        assertThat(schedulers.times(sevens, "started")).isEqualTo(each(420, "2031-03-30T00:35:00Z", last));
        long before = schedulers.jobs(minutes);

        // nobody was there for hours: one run makes up for all, or they are left out
        Instant later = Instant.parse("2031-03-30T05:04:10Z");
        tick(later, all);
        assertThat(schedulers.jobs(minutes)).isEqualTo(before + 1);
        assertThat(schedulers.times(fives, "started")).hasSize(each(300, "2031-03-30T00:35:00Z", last).size() + 1);
        assertThat(schedulers.times(sevens, "started")).hasSize(each(420, "2031-03-30T00:35:00Z", last).size());
        assertThat(schedulers.times(sevens, "missed")).hasSize(1);

        // the clock goes back an hour, and on
        tick(later.minusSeconds(3_600), all);
        assertThat(schedulers.jobs(minutes)).isEqualTo(before + 1);
        tick(later.plusSeconds(55), all);
        assertThat(schedulers.jobs(minutes)).isEqualTo(before + 2);

        // one that does not end: the next is left out, or waits for it
        schedulers.hold(true);
        schedulers.tick(Instant.parse("2031-03-30T05:06:10Z"));
        schedulers.tick(Instant.parse("2031-03-30T05:10:10Z"));
        schedulers.tick(Instant.parse("2031-03-30T05:15:10Z"));
        assertThat(schedulers.times(minutes, "overlap")).isNotEmpty();
        assertThat(schedulers.times(fives, "started")).doesNotContain(Instant.parse("2031-03-30T05:15:00Z"));
        schedulers.hold(false);
        all.forEach(schedulers::rest);
        tick(Instant.parse("2031-03-30T05:15:20Z"), all);
        assertThat(schedulers.times(fives, "started")).contains(Instant.parse("2031-03-30T05:15:00Z"));
        for (UUID schedule : all) {
            assertThat(schedulers.jobs(schedule)).as("each run has one job, each job one run").isEqualTo(schedulers.times(schedule, "started").size());
            assertThat(schedulers.times(schedule, "started")).doesNotHaveDuplicates();
        }
    }

    private void tick(Instant now, List<UUID> schedules) throws Exception {
        schedulers.tick(now);
        schedules.forEach(schedulers::rest);
    }

    /** From one time to another, each so many seconds. */
    private static List<Instant> each(long seconds, String first, Instant to) {
        return Stream.iterate(Instant.parse(first), at -> !at.isAfter(to), at -> at.plusSeconds(seconds)).toList();
    }

    @Test
    void another_node_that_reads_or_writes_exports_on_a_volume_of_its_own_is_refused_until_this_one_is_silent() throws Exception {
        Roles web = new Roles(true, false, false, 2);
        Roles worker = new Roles(false, true, false, 2);
        for (Roles roles : List.of(web, worker, new Roles(true, true, true, 2))) {
            for (Node other : List.of(another(roles, "local", true), another(roles, "local", false), another(roles, "minio", false))) {
                assertThatThrownBy(() -> nodes.arrive(other)).as(other.toString()).isInstanceOf(NodeRefused.class).hasMessageContaining("Another node, ").hasMessageContaining("JIRA_EXTRACTOR_DATA_SHARED=true");
            }
        }
        transaction.begin();
        try {
            // one that starts jobs alone touches no export; nor does it disturb who comes later
            nodes.arrive(another(new Roles(false, false, true, 2), "local", false));
            assertThat(nodes.all()).filteredOn(node -> node.id().equals("another")).extracting(NodeView::state, NodeView::roles).containsExactly(tuple("up", List.of("scheduler")));
            // nor anybody once this one has been silent for as long as a lease
            entities.createNativeQuery("update nodes set last_seen_at = last_seen_at - interval '31 seconds' where id <> 'another'").executeUpdate();
            nodes.arrive(another(web, "local", true));
            nodes.arrive(new Node("a third", "third.example.org", "http://192.0.2.2:8080", "0.1.0", worker, "local", true));
        } finally {
            transaction.rollback();
        }
    }

    private static Node another(Roles roles, String store, boolean shared) {
        return new Node("another", "other.example.org", "http://192.0.2.1:8080", "0.1.0", roles, store, shared);
    }

    @Test
    void the_core_refuses_by_itself_whoever_asks() {
        UUID job = jobs.queue(admin(), job("nobody-does-this")).id();
        Actor stranger = new Actor(UUID.randomUUID(), "Somebody", org.jiraextractor.accounts.Role.EDITOR);
        assertThatThrownBy(() -> jobs.one(stranger, job)).isInstanceOf(Refusal.class).hasMessageContaining("not_found");
        assertThatThrownBy(() -> jobs.cancel(stranger, job)).isInstanceOf(Refusal.class).hasMessageContaining("not_found");
    }

    @Test
    void secrets_under_the_key_before_are_sealed_anew_where_they_lie_and_open_without_it() throws Exception {
        Seal before = new Seal(Base64.getDecoder().decode(ContainerSettings.FORMER_KEY));
        Seal alone = new Seal(Base64.getDecoder().decode(ContainerSettings.KEY));
        UUID connection = UUID.randomUUID();
        String place = "connections/" + connection + " https://jira.example.org";
        UUID moved = UUID.randomUUID();
        UUID mail = UUID.randomUUID();
        transaction.begin();
        connection(connection, before.seal("verysecret", place));
        connection(moved, before.seal("verysecret", place));
        entities.createNativeQuery("insert into outbox (id, channel, kind, recipient, subject, content, state, next_at, created_at) values (?1, 'mail', 'invitation', 'a@example.org', 'x', ?2, 'held', now(), now())")
                .setParameter(1, mail).setParameter(2, before.seal("{\"text\": \"x\"}", "outbox/" + mail).text()).executeUpdate();
        transaction.commit();

        // the node does the same once a minute: it may be quicker, or in the midst of it
        resealing.all();
        patiently().until(() -> sealed("select sealed_secret from connections where id = ?1", connection).keyId().equals(alone.keyId())
                && sealed("select content from outbox where id = ?1", mail).keyId().equals(alone.keyId()));
        assertThat(alone.open(sealed("select sealed_secret from connections where id = ?1", connection), place)).isEqualTo("verysecret");
        assertThat(alone.open(sealed("select content from outbox where id = ?1", mail), "outbox/" + mail)).contains("text");
        assertThat(sealed("select sealed_secret from connections where id = ?1", moved).keyId()).as("copied from another row: it opens nowhere, and is left").isEqualTo(before.keyId());
        assertThat(resealing.all()).isZero();
        patiently().until(() -> told().stream().mapToInt(one -> Integer.parseInt(one.replaceFirst("sealed anew: (\\d+),.*", "$1"))).sum() == 2);
        assertThat(told()).allMatch(one -> one.contains("under key " + alone.keyId()) && !one.contains("verysecret")).anyMatch(one -> one.contains("not readable under either: 1"));
    }

    private List<String> told() {
        List<?> details = entities.createNativeQuery("select detail from audit_log where action = 'secrets.resealed'").getResultList();
        return details.stream().map(String::valueOf).toList();
    }

    private void connection(UUID id, Sealed secret) {
        entities.createNativeQuery("insert into connections (id, name, base_url, deployment, auth_type, sealed_secret, owner_id, created_at, updated_at, revision) "
                        + "values (?1, 'x', 'https://jira.example.org', 'auto', 'bearer', ?2, ?3, now(), now(), 1)")
                .setParameter(1, id).setParameter(2, secret.text()).setParameter(3, admin().id()).executeUpdate();
    }

    private Sealed sealed(String sql, UUID id) {
        return new Sealed((String) entities.createNativeQuery(sql).setParameter(1, id).getSingleResult());
    }

    @Test
    @RunAsClient
    void endpoints_let_in_whom_their_roles_name(@ArquillianResource URL server) throws Exception {
        for (String path : List.of("/api/jobs", "/api/connections", "/api/auth/me", "/api/tokens")) {
            assertThat(sent(server, "GET", path, null, null).statusCode()).as(path).isEqualTo(401);
            assertThat(sent(server, "GET", path, "no-such-token", null).statusCode()).as(path).isEqualTo(401);
        }
        assertThat(sent(server, "GET", "/health/live", null, null).statusCode()).isEqualTo(200);
        String token = Json.read(sent(server, "POST", "/api/auth/login", null, "{\"email\":\"admin@example.org\",\"password\":\"correct-horse-battery\"}").body()).path("token").asText();
        assertThat(sent(server, "GET", "/api/jobs", token, null).statusCode()).isEqualTo(200);
        String reads = Json.read(sent(server, "POST", "/api/tokens", token, "{\"name\":\"reads\",\"scope\":\"read\",\"expires_in_days\":1}").body()).path("token").asText();
        assertThat(sent(server, "GET", "/api/jobs", reads, null).statusCode()).isEqualTo(200);
        assertThat(sent(server, "POST", "/api/export", reads, "{}").statusCode()).isEqualTo(403);
        assertThat(sent(server, "GET", "/api/no-such-thing", token, null).statusCode()).isEqualTo(404);
    }

    private Actor admin() {
        return people.anAdmin().orElseThrow();
    }

    /** On this very thread: one of its own would share what the container keeps for it, and close the EntityManager under it. */
    private static ConditionFactory patiently() {
        return Awaitility.await().pollInSameThread().atMost(LONGEST);
    }

    private static NewJob job(String kind) {
        return new NewJob(kind, "in the container", null, null, null, null, Sharing.PRIVATE, Json.tree(Map.of()));
    }

    private static HttpResponse<String> sent(URL server, String method, String path, String token, String body) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(server.toURI().resolve(path)).timeout(Duration.ofSeconds(60))
                .method(method, body == null ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofString(body));
        if (body != null) {
            request.setHeader("Content-Type", "application/json");
        }
        if (token != null) {
            request.setHeader("Authorization", "Bearer " + token);
        }
        return HttpClient.newHttpClient().send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private static File jar(Class<?> type) throws URISyntaxException {
        return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI()).toFile();
    }
}
