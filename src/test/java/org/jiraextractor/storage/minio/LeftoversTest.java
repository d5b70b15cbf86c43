package org.jiraextractor.storage.minio;

import org.jiraextractor.storage.ObjectStore;
import org.jiraextractor.support.S3Server;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;

class LeftoversTest {

    private static final String BUCKET = "leftovers";

    @TempDir
    private Path work;

    @Test
    void what_killed_writers_left_is_told_with_its_age_and_goes_where_it_is_to() throws IOException {
        try (S3Server server = new S3Server()) {
            Bucket bucket = new Bucket(server.endpoint(), S3Server.ACCESS_KEY, S3Server.SECRET_KEY, BUCKET, "us-east-1", null, work);
            Wire wire = new Wire(bucket, Duration.ofSeconds(30));
            try (MinioStore store = new MinioStore(bucket)) {
                store.put("jobs/whole", "text/plain", out -> out.write(1));
                for (String name : List.of("jobs/1/a b.zip", "jobs/2/é.zip", "other/3")) {
                    Upload killed = new Upload(new Calls(wire, bucket, Duration.ofSeconds(30), null), bucket, name, "application/zip", new Parts(ObjectStore.UNKNOWN));
                    killed.write(new byte[(16 << 20) + 1]);
                }
                assertThat(server.unfinished(BUCKET)).hasSize(3);
                List<ObjectStore.Unfinished> seen = new ArrayList<>();
                store.eachUnfinished("jobs", one -> {
                    seen.add(one);
                    return one.name().equals("jobs/2/é.zip");
                });
                assertThat(seen).extracting(ObjectStore.Unfinished::name).containsExactlyInAnyOrder("jobs/1/a b.zip", "jobs/2/é.zip");
                assertThat(seen).allSatisfy(one -> assertThat(one.begun()).isBetween(Instant.now().minusSeconds(300), Instant.now().plusSeconds(60)));
                assertThat(server.unfinished(BUCKET)).containsExactlyInAnyOrder("jobs/1/a b.zip", "other/3");
            } finally {
                wire.close();
            }
        }
    }
}
