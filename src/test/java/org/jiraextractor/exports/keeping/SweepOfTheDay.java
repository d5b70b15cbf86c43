package org.jiraextractor.exports.keeping;

import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/** Several nodes that tick at once, each a thread with transactions of its own. The server's own timer may be one of them. */
@ApplicationScoped
@Transactional
public class SweepOfTheDay {

    private static final Duration LONGEST = Duration.ofSeconds(120);

    @Inject
    private SweepTurns turns;
    @PersistenceContext(unitName = "extractor")
    private EntityManager entities;
    @Resource(lookup = "java:app/concurrent/calls")
    private ManagedExecutorService threads;

    public void daysAgo(int days) {
        entities.createNativeQuery("update sweep_turns set last_day = cast(now() at time zone 'UTC' as date) - ?1").setParameter(1, days).executeUpdate();
    }

    /** So many nodes at once. */
    @Transactional(Transactional.TxType.NOT_SUPPORTED)
    public void tick(int nodes, int hour) throws Exception {
        CyclicBarrier together = new CyclicBarrier(nodes);
        List<Future<?>> ticks = new ArrayList<>();
        for (int i = 0; i < nodes; i++) {
            ticks.add(threads.submit(() -> {
                together.await(LONGEST.toSeconds(), TimeUnit.SECONDS);
                return turns.take(hour);
            }));
        }
        for (Future<?> tick : ticks) {
            tick.get(LONGEST.toSeconds(), TimeUnit.SECONDS);
        }
    }

    public long sweeps() {
        return count("");
    }

    public boolean allDone() {
        return count(" and status <> 'done'") == 0;
    }

    private long count(String condition) {
        return ((Number) entities.createNativeQuery("select count(*) from jobs where kind = 'sweep'" + condition).getSingleResult()).longValue();
    }
}
