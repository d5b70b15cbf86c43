package org.jiraextractor.messaging;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import org.jiraextractor.crypto.Reseal;
import org.jiraextractor.crypto.Seal;
import org.jiraextractor.crypto.SealedRows;

import java.util.List;
import java.util.UUID;

/** What waiting messages say, when the key changes. */
@ApplicationScoped
@Transactional(Transactional.TxType.REQUIRES_NEW)
public class OutboxContents implements SealedRows {

    @PersistenceContext(unitName = "extractor")
    private EntityManager db;
    private final Seal seal;

    @Inject
    OutboxContents(Seal seal) {
        this.seal = seal;
    }

    protected OutboxContents() {
        this(null);
    }

    @Override
    public Resealed reseal(UUID after, int limit) {
        Reseal reseal = new Reseal(seal);
        List<?> rows = db.createNativeQuery("select cast(id as text), content from outbox where id > ?1 and starts_with(content, ?2) order by id limit ?3 for update")
                .setParameter(1, after).setParameter(2, "v1." + seal.formerKeyId().orElse("-") + ".").setParameter(3, limit).getResultList();
        for (Object each : rows) {
            Object[] row = (Object[]) each;
            UUID id = UUID.fromString((String) row[0]);
            reseal.row(id, (String) row[1], Outbox.place(id), sealed -> db.createNativeQuery("update outbox set content = ?1 where id = ?2").setParameter(1, sealed).setParameter(2, id).executeUpdate());
        }
        return reseal.outcome();
    }
}
