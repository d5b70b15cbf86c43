package org.jiraextractor.connections;

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

/** The secrets of connections, when the key changes. Nothing else of a connection is touched. */
@ApplicationScoped
@Transactional(Transactional.TxType.REQUIRES_NEW)
public class ConnectionSecrets implements SealedRows {

    @PersistenceContext(unitName = "extractor")
    private EntityManager db;
    private final Seal seal;

    @Inject
    ConnectionSecrets(Seal seal) {
        this.seal = seal;
    }

    protected ConnectionSecrets() {
        this(null);
    }

    @Override
    public Resealed reseal(UUID after, int limit) {
        Reseal reseal = new Reseal(seal);
        List<?> rows = db.createNativeQuery("select cast(id as text), base_url, sealed_secret from connections where id > ?1 and starts_with(sealed_secret, ?2) order by id limit ?3 for update")
                .setParameter(1, after).setParameter(2, "v1." + seal.formerKeyId().orElse("-") + ".").setParameter(3, limit).getResultList();
        for (Object each : rows) {
            Object[] row = (Object[]) each;
            UUID id = UUID.fromString((String) row[0]);
            reseal.row(id, (String) row[2], Connection.place(id, (String) row[1]),
                    sealed -> db.createNativeQuery("update connections set sealed_secret = ?1 where id = ?2").setParameter(1, sealed).setParameter(2, id).executeUpdate());
        }
        return reseal.outcome();
    }
}
