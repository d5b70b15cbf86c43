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
import org.jiraextractor.storage.local.LocalStore;
import org.jiraextractor.storage.minio.Bucket;
import org.jiraextractor.storage.minio.MinioStore;

import java.io.IOException;
import java.time.Clock;

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

    @Produces
    @Singleton
    ObjectStore store(Settings settings) {
        return settings.minio().<ObjectStore>map(minio -> new MinioStore(new Bucket(minio.endpoint(), minio.accessKey(), minio.secretKey(), minio.bucket(), minio.region(),
                        settings.outbound().caBundle().orElse(null), settings.dataDir().resolve("work/parts"))))
                .orElseGet(() -> new LocalStore(settings.dataDir().resolve("objects")));
    }

    void leave(@Disposes ObjectStore store) throws Exception {
        if (store instanceof AutoCloseable closeable) {
            closeable.close();
        }
    }
}
