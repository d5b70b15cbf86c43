package org.jiraextractor.boot;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import org.jiraextractor.config.Settings;
import org.jiraextractor.crypto.Seal;
import org.jiraextractor.jira.Budget;
import org.jiraextractor.jira.JiraSites;
import org.jiraextractor.jira.Outgoing;
import org.jiraextractor.messaging.Channel;
import org.jiraextractor.messaging.Channels;
import org.jiraextractor.messaging.mail.MailChannel;
import org.jiraextractor.storage.ObjectStore;
import org.jiraextractor.storage.Stores;
import org.jiraextractor.storage.local.LocalStore;
import org.jiraextractor.storage.minio.Bucket;
import org.jiraextractor.storage.minio.MinioStore;

import java.io.IOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;

/** What leads out of the application, made from its settings: the way to Jira sites, mail, the object store, the key that seals. */
@ApplicationScoped
class Outside {

    @Produces
    @Singleton
    JiraSites sites(Settings settings, Clock clock, Budget budget) {
        return new JiraSites(new Outgoing(settings.outbound().allowLoopback(), settings.outbound().caBundle().orElse(null),
                settings.outbound().httpProxy().orElse(null), "jira-issue-extractor/0.1.0").bearing(settings.outbound().silence(), settings.outbound().tries()), clock, budget);
    }

    @Produces
    @Singleton
    Seal seal(Settings settings) throws IOException {
        return new Seal(settings.sealingKey().bytes(), settings.sealingKey().former());
    }

    @Produces
    @Singleton
    Channels channels(Settings settings, Clock clock) {
        return new Channels(settings.mail().<Channel>map(mail -> new MailChannel(mail, clock)).stream().toList(), settings.http().baseUrl().isPresent());
    }

    /** The local volume is there beside the bucket: what was made before there was one lies on it until it is moved. */
    @Produces
    @Singleton
    Stores stores(Settings settings) {
        List<ObjectStore> all = new ArrayList<>();
        all.add(new LocalStore(settings.dataDir().resolve("objects")));
        settings.minio().ifPresent(minio -> all.add(new MinioStore(new Bucket(minio.endpoint(), minio.accessKey(), minio.secretKey(), minio.bucket(), minio.region(),
                settings.outbound().caBundle().orElse(null), settings.dataDir().resolve("work/parts")))));
        return new Stores(all, settings.keeping().store());
    }

    @Produces
    @Singleton
    ObjectStore store(Stores stores) {
        return stores.together();
    }

    void leave(@Disposes Stores stores) throws Exception {
        stores.close();
    }
}
