package org.jiraextractor.schedules;

import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.annotation.Resource;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.NotSupportedException;
import jakarta.transaction.SystemException;
import jakarta.transaction.UserTransaction;
import org.awaitility.Awaitility;
import org.jiraextractor.accounts.Actor;
import org.jiraextractor.accounts.Sharing;
import org.jiraextractor.jobs.Repeatable;
import org.jiraextractor.json.Json;

import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * What three nodes do at a tick, by three threads that begin at once, each with transactions of its own, at a time that the test says: years ahead, so that the server's own timer
 * finds nothing due. Some die on the way: between the claim and the start, or with everything done but the commit.
 */
@ApplicationScoped
public class ThreeSchedulers {

    private static final int NODES = 3;
    private static final Duration LONGEST = Duration.ofSeconds(120);

    @Inject
    private Schedules schedules;
    @Inject
    private Starting starting;
    @Inject
    private CountedWork work;
    @PersistenceContext(unitName = "extractor")
    private EntityManager entities;
    @Resource(lookup = "java:comp/UserTransaction")
    private UserTransaction transaction;
    @Resource(lookup = "java:app/concurrent/calls")
    private ManagedExecutorService threads;

    /** One whose first time is the first after {@code now}. */
    public UUID every(Actor owner, String cron, String zone, Overlap overlap, Missed missed, Instant now) throws Exception {
        ScheduleDetails details = new ScheduleDetails(cron, cron, zone, true, overlap, missed, Sharing.PRIVATE);
        Schedule made = schedules.create(owner, CountedWork.KIND, new Plan(details, new Repeatable(Json.tree(Map.of()), null, null)));
        transaction.begin();
        entities.createNativeQuery("update schedules set next_run_at = ?2 where id = ?1").setParameter(1, made.id()).setParameter(2, Timestamp.from(made.rhythm().next(now).orElseThrow())).executeUpdate();
        transaction.commit();
        return made.id();
    }

    /** A tick of all three, of which some die; then one of all three that live, as the next tick would be. */
    public void tick(Instant now) throws Exception {
        work.dying(true);
        together(now, true);
        work.dying(false);
        together(now, false);
    }

    public void hold(boolean on) {
        work.held(on);
    }

    private void together(Instant now, boolean dying) throws Exception {
        CyclicBarrier start = new CyclicBarrier(NODES);
        List<Future<?>> nodes = new ArrayList<>();
        for (int i = 0; i < NODES; i++) {
            int node = i;
            nodes.add(threads.submit(() -> {
                start.await(LONGEST.toSeconds(), TimeUnit.SECONDS);
                for (UUID id : starting.due(now, 100)) {
                    boolean more = true;
                    for (int turn = 0; more && turn < 10; turn++) {
                        more = dying ? mortal(node, id, now) : starting.next(id, now);
                    }
                }
                return null;
            }));
        }
        for (Future<?> node : nodes) {
            node.get(LONGEST.toSeconds(), TimeUnit.SECONDS);
        }
    }

    /** The second node dies before each commit, the others where the work says so. */
    private boolean mortal(int node, UUID id, Instant now) throws Exception {
        if (node == 1) {
            transaction.begin();
            try {
                starting.next(id, now);
            } catch (RuntimeException dead) {
                // of the other death
            } finally {
                transaction.rollback();
            }
            return false;
        }
        try {
            return starting.next(id, now);
        } catch (RuntimeException dead) {
            return false;
        }
    }

    /** Until none of its jobs waits or runs. */
    public void rest(UUID schedule) {
        Awaitility.await().atMost(LONGEST).pollInSameThread().pollInterval(Duration.ofMillis(20)).until(() -> count("select count(*) from jobs where schedule_id = ?1 and status in ('queued', 'running', 'paused')", schedule) == 0);
    }

    public long count(String sql, UUID schedule) {
        return read(() -> ((Number) entities.createNativeQuery(sql).setParameter(1, schedule).getSingleResult()).longValue());
    }

    public long jobs(UUID schedule) {
        return count("select count(*) from jobs where schedule_id = ?1", schedule);
    }

    /** The times of its runs with that outcome, in order. */
    public List<Instant> times(UUID schedule, String outcome) {
        List<?> rows = read(() -> entities.createNativeQuery("select due_at from schedule_runs where schedule_id = ?1 and outcome = ?2 order by due_at").setParameter(1, schedule).setParameter(2, outcome).getResultList());
        return rows.stream().map(row -> row instanceof Timestamp time ? time.toInstant() : ((java.time.OffsetDateTime) row).toInstant()).toList();
    }

    /** In a transaction: outside of one the server closes an entity manager whenever it likes. */
    private <T> T read(Supplier<T> query) {
        try {
            transaction.begin();
            try {
                return query.get();
            } finally {
                transaction.rollback();
            }
        } catch (NotSupportedException | SystemException refused) {
            throw new IllegalStateException(refused);
        }
    }
}
