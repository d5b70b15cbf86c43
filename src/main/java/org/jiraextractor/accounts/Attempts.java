package org.jiraextractor.accounts;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import org.jiraextractor.config.Network;
import org.jiraextractor.crypto.Token;
import org.jiraextractor.words.Code;
import org.jiraextractor.words.Refusal;

import java.net.InetAddress;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/**
 * Slows down who guesses, on all nodes, and before anything is checked, so that many at once count too. Three counts, each free for a while and then with a pause that doubles
 * with each failure: of one account from one address; of one address whatever accounts it tries; of one account whatever addresses it is tried from, except from
 * where its person is signed in, so that strangers cannot keep them out. A log-in takes its own attempt back and wipes out the first count; 15 quiet minutes wipe out each.
 */
@ApplicationScoped
@Transactional
public class Attempts {

    private static final Duration FORGET = Duration.ofMinutes(15);

    /** @param free how many failures cost nothing. @param longest pause in seconds */
    private record Slowing(String kind, int free, int longest) {
    }

    private static final Slowing BOTH = new Slowing("", 5, 300);
    private static final Slowing ADDRESS = new Slowing("address", 100, 60);
    private static final Slowing ACCOUNT = new Slowing("account", 50, 30);

    @PersistenceContext(unitName = "extractor")
    private EntityManager db;
    private final Clock clock;

    @Inject
    public Attempts(Clock clock) {
        this.clock = clock;
    }

    protected Attempts() {
        this(null);
    }

    /** @throws Refusal {@code too_many} with the seconds to wait, for people who exist and who do not alike */
    void begin(String email, String address) {
        count(BOTH, pair(email, address));
        if (!thisMachine(address)) {
            count(ADDRESS, of(ADDRESS, address));
        }
        if (!knows(email, address)) {
            count(ACCOUNT, of(ACCOUNT, name(email)));
        }
    }

    void succeeded(String email, String address) {
        db.createNativeQuery("delete from login_failures where who = ?1").setParameter(1, pair(email, address)).executeUpdate();
        for (String who : List.of(of(ADDRESS, address), of(ACCOUNT, name(email)))) {
            db.createNativeQuery("update login_failures set failures = greatest(0, failures - 1) where who = ?1").setParameter(1, who).executeUpdate();
        }
        // last, and waiting for nobody, since all others lock these rows in one order
        db.createNativeQuery("delete from login_failures where who in (select who from login_failures where last_at < ?1 limit 1000 for update skip locked)")
                .setParameter(1, Timestamp.from(clock.instant().minus(FORGET))).executeUpdate();
    }

    private void count(Slowing slowing, String who) {
        Timestamp now = Timestamp.from(clock.instant());
        Timestamp forgotten = Timestamp.from(clock.instant().minus(FORGET));
        int counted = db.createNativeQuery("""
                        insert into login_failures as f (who, failures, last_at) values (?1, 1, ?2)
                        on conflict (who) do update set failures = case when f.last_at < ?3 then 1 else f.failures + 1 end, last_at = ?2
                        where f.last_at < ?3 or f.failures < ?4 or f.last_at + make_interval(secs => least(?5, power(2, least(9, f.failures - ?4 + 1)))) <= ?2""")
                .setParameter(1, who).setParameter(2, now).setParameter(3, forgotten).setParameter(4, slowing.free()).setParameter(5, slowing.longest()).executeUpdate();
        if (counted == 0) {
            // what was counted before is undone with the transaction
            throw new Refusal(Code.TOO_MANY, "accounts.login.slow", secondsLeft(slowing, who));
        }
    }

    private long secondsLeft(Slowing slowing, String who) {
        List<?> rows = db.createNativeQuery("select failures, last_at from login_failures where who = ?1").setParameter(1, who).getResultList();
        if (rows.isEmpty()) {
            return 1;
        }
        Object[] row = (Object[]) rows.get(0);
        long wait = (long) Math.min(slowing.longest(), Math.pow(2, Math.min(9, ((Number) row[0]).intValue() - slowing.free() + 1)));
        Instant end = ((Timestamp) row[1]).toInstant().plusSeconds(wait);
        return Math.max(1, Duration.between(clock.instant(), end).toSeconds() + 1);
    }

    /** Behind a proxy that nobody told us of everybody comes from here: slowing that address would lock all of them out. */
    private static boolean thisMachine(String address) {
        return Network.address(address).map(InetAddress::isLoopbackAddress).orElse(false);
    }

    private boolean knows(String email, String address) {
        return !db.createNativeQuery("select 1 from sessions s join users u on u.id = s.user_id where lower(u.email) = ?1 and s.address = ?2 limit 1")
                .setParameter(1, name(email)).setParameter(2, address).getResultList().isEmpty();
    }

    private static String name(String email) {
        return email.strip().toLowerCase(Locale.ROOT);
    }

    private static String of(Slowing slowing, String what) {
        return Token.hash(slowing.kind() + "\n" + what);
    }

    private static String pair(String email, String address) {
        return Token.hash(name(email) + "\n" + address);
    }
}
