package org.jiraextractor.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.List;
import java.io.IOException;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SettingsTest {

    @Test
    void nothing_set_gives_the_defaults_of_the_table() {
        Settings settings = Settings.read(Map.of());

        assertThat(settings.http().port()).isEqualTo(8080);
        assertThat(settings.http().url()).isEqualTo("http://127.0.0.1:8080");
        assertThat(settings.http().baseUrl()).isEmpty();
        assertThat(settings.dataDir()).isEqualTo(Path.of("data").toAbsolutePath());
        assertThat(settings.database()).isEmpty();
        assertThat(settings.firstAdmin()).isEmpty();
        assertThat(settings.roles()).isEqualTo(new Roles(true, true, true, 2));
        assertThat(settings.outbound().allowLoopback()).isFalse();
        assertThat(settings.minio()).isEmpty();
        assertThat(settings.keeping()).isEqualTo(new Keeping("local", 3));
        assertThat(settings.warnings()).isEmpty();
    }

    @Test
    void the_key_before_is_the_one_that_is_given_or_the_files_that_another_took_over_from(@TempDir Path data) throws IOException {
        String one = Base64.getEncoder().encodeToString(new byte[32]);
        byte[] second = new byte[32];
        second[0] = 1;
        String two = Base64.getEncoder().encodeToString(second);

        assertThat(Settings.read(named("DATA_DIR", data.toString())).sealingKey().former()).isEmpty();
        byte[] made = Settings.read(named("DATA_DIR", data.toString())).sealingKey().bytes();
        SealingKey taken = Settings.read(named("DATA_DIR", data.toString(), "SECRET_KEY", one)).sealingKey();
        assertThat(taken.bytes()).isEqualTo(new byte[32]);
        assertThat(taken.former()).hasValueSatisfying(former -> assertThat(former).isEqualTo(made));
        assertThat(Settings.read(named("DATA_DIR", data.toString(), "SECRET_KEY", one, "SECRET_KEY_FORMER", two)).sealingKey().former()).hasValueSatisfying(former -> assertThat(former).isEqualTo(second));
        assertThat(refusal("SECRET_KEY_FORMER", "short").problems()).allMatch(problem -> problem.startsWith("JIRA_EXTRACTOR_SECRET_KEY_FORMER is not 32 bytes"));
    }

    @Test
    void proxies_are_trusted_by_address_and_network() throws IOException {
        List<Network> trusted = Settings.read(named("TRUSTED_PROXIES", "10.0.0.5, 172.16.0.0/12 fd00::/8")).http().trustedProxies();
        assertThat(trusted).hasSize(3);
        assertThat(inside(trusted, "10.0.0.5", "172.16.0.1", "172.31.255.255", "fd12::1")).isTrue();
        for (String stranger : List.of("10.0.0.4", "172.32.0.0", "fe80::1", "::ffff:10.0.0.4", "2001:db8::1")) {
            assertThat(inside(trusted, stranger)).as(stranger).isFalse();
        }
        assertThat(refusal("TRUSTED_PROXIES", "10.0.0.0/33, proxy.example.org, *, 10.0.0.300, ::1/129, 10.0.0.1/").problems()).hasSize(6);
    }

    private static boolean inside(List<Network> networks, String... addresses) {
        return Arrays.stream(addresses).map(text -> Network.address(text).orElseThrow()).allMatch(address -> networks.stream().anyMatch(network -> network.contains(address)));
    }

    @Test
    void everything_set_is_read() {
        Settings settings = Settings.read(named("HTTP_PORT", "9090", "HTTP_ADDRESS", "0.0.0.0", "BASE_URL", "https://Extractor.example.org/", "DATA_DIR", "/tmp/../srv/data",
                "DB_URL", "jdbc:postgresql://db:5432/app", "DB_USER", "app", "DB_PASSWORD", "pass word ", "ADMIN_EMAIL", "admin@example.org", "ADMIN_PASSWORD", "correct horse",
                "ENABLE_WEB", "false", "ENABLE_WORKER", "TRUE", "ENABLE_SCHEDULER", "false", "MAX_JOBS", "5", "ALLOW_LOOPBACK", "true", "HTTP_PROXY", "http://proxy:3128", "JIRA_TIMEOUT", "90", "JIRA_TRIES", "3",
                "MINIO_ENDPOINT", "https://S3.example.org/", "MINIO_ACCESS_KEY", "key", "MINIO_SECRET_KEY", "secret", "MINIO_BUCKET", "exports", "MINIO_REGION", "eu-west-3"));

        assertThat(settings.http().url()).isEqualTo("http://127.0.0.1:9090");
        assertThat(settings.http().baseUrl()).contains(URI.create("https://extractor.example.org"));
        assertThat(settings.dataDir()).isEqualTo(Path.of("/srv/data"));
        assertThat(settings.database()).contains(new Database("jdbc:postgresql://db:5432/app", "app", "pass word "));
        assertThat(settings.firstAdmin()).contains(new FirstAdmin("admin@example.org", "correct horse"));
        assertThat(settings.roles()).isEqualTo(new Roles(false, true, false, 5));
        assertThat(settings.outbound().allowLoopback()).isTrue();
        assertThat(settings.outbound().httpProxy()).contains(URI.create("http://proxy:3128"));
        assertThat(settings.outbound().silence()).isEqualTo(Duration.ofSeconds(90));
        assertThat(settings.outbound().tries()).isEqualTo(3);
        assertThat(settings.minio()).contains(new Minio(URI.create("https://s3.example.org"), "key", "secret", "exports", "eu-west-3"));
    }

    @Test
    void every_wrong_variable_is_named_at_once_with_what_is_allowed() {
        WrongSettings wrong = refusal("HTTP_PORT", "80a", "ENABLE_WORKER", "yes", "MAX_JOBS", "0", "ADMIN_EMAIL", "nobody", "ADMIN_PASSWORD", "short", "DB_PASSWORD", "x");

        assertThat(wrong.problems()).containsExactlyInAnyOrder(
                "JIRA_EXTRACTOR_HTTP_PORT is \"80a\"; allowed are whole numbers from 1 to 65535",
                "JIRA_EXTRACTOR_ENABLE_WORKER is \"yes\"; allowed are true and false",
                "JIRA_EXTRACTOR_MAX_JOBS is \"0\"; allowed are whole numbers from 1 to 64",
                "JIRA_EXTRACTOR_ADMIN_EMAIL is \"nobody\"; allowed is an e-mail address, like admin@example.org",
                "JIRA_EXTRACTOR_ADMIN_PASSWORD is too short; allowed are 12 characters and more",
                "JIRA_EXTRACTOR_DB_PASSWORD is set without JIRA_EXTRACTOR_DB_URL; set both or, for the embedded database, neither");
        assertThat(wrong.getMessage().lines()).hasSize(6);
    }

    @ParameterizedTest
    @CsvSource({"HTTP_PORT, 0", "HTTP_PORT, 65536", "HTTP_ADDRESS, example.org", "HTTP_ADDRESS, 300.1.1.1", "BASE_URL, ftp://x", "BASE_URL, https://x/app", "BASE_URL, https://u:p@x",
            "BASE_URL, not an address", "DB_URL, jdbc:mysql://x/y", "SECRET_KEY, c2hvcnQ=", "SECRET_KEY, ***", "CA_BUNDLE, /nowhere/ca.pem", "HTTP_PROXY, proxy:3128",
            "HTTP_PROXY, http://proxy", "JIRA_TIMEOUT, 0", "JIRA_TRIES, 1", "ADMIN_EMAIL, a@example.org", "ADMIN_PASSWORD, long enough for it",
            "MINIO_ENDPOINT, minio:9000", "MINIO_ENDPOINT, http://minio:9000", "MINIO_ENDPOINT, http://minio:9000/bucket", "MINIO_ACCESS_KEY, key", "MINIO_BUCKET, exports"})
    void a_wrong_value_is_refused(String name, String value) {
        assertThat(refusal(name, value).problems()).isNotEmpty().allMatch(line -> line.startsWith("JIRA_EXTRACTOR_") && !line.contains("\n"));
    }

    @ParameterizedTest
    @CsvSource({"MINIO_BUCKET, ab", "MINIO_BUCKET, Exports", "MINIO_BUCKET, a_b", "MINIO_BUCKET, 10.0.0.1", "MINIO_BUCKET, a..b", "MINIO_BUCKET, -ab", "MINIO_REGION, 'eu west'"})
    void a_bucket_or_region_that_s3_would_refuse_is_refused_at_start(String name, String value) {
        Map<String, String> variables = named("MINIO_ENDPOINT", "http://minio:9000", "MINIO_ACCESS_KEY", "key", "MINIO_SECRET_KEY", "hunter22");
        assertThat(Settings.read(variables).minio()).contains(new Minio(URI.create("http://minio:9000"), "key", "hunter22", "jira-extractor", "us-east-1"));
        assertThat(Settings.read(variables).toString()).doesNotContain("hunter22");
        variables.put("JIRA_EXTRACTOR_" + name, value);
        assertThat(catchThrowableOfType(WrongSettings.class, () -> Settings.read(variables)).problems()).hasSize(1).allMatch(line -> line.startsWith("JIRA_EXTRACTOR_" + name + " is \"" + value + "\""));
    }

    @Test
    void credentials_in_a_database_address_are_refused_and_not_repeated() {
        assertThat(refusal("DB_URL", "jdbc:postgresql://db/app?password=hunter22", "DB_USER", "app").getMessage()).contains("DB_URL holds credentials").doesNotContain("hunter22");
    }

    @Test
    void no_value_shows_a_secret_in_a_log() {
        Settings settings = Settings.read(named("DB_URL", "jdbc:postgresql://db/app", "DB_USER", "app", "DB_PASSWORD", "hunter22hunter22", "ADMIN_EMAIL", "a@example.org",
                "ADMIN_PASSWORD", "hunter22hunter22"));
        assertThat(settings.toString()).doesNotContain("hunter22");
    }

    @Test
    void unknown_names_and_those_to_come_are_warned_about_and_a_blank_value_counts_as_not_set() {
        Settings settings = Settings.read(named("HTPP_PORT", "1", "TELEGRAM_TOKEN", "x", "HTTP_PORT", " "));

        assertThat(settings.warnings()).isEqualTo(List.of("JIRA_EXTRACTOR_HTPP_PORT is not known and has no effect", "JIRA_EXTRACTOR_TELEGRAM_TOKEN is not supported yet and has no effect"));
        assertThat(settings.http().port()).isEqualTo(8080);
    }

    @Test
    void a_system_property_wins_over_the_environment() {
        System.setProperty("JIRA_EXTRACTOR_MAX_JOBS", "7");
        try {
            assertThat(Settings.current().roles().maxJobs()).isEqualTo(7);
        } finally {
            System.clearProperty("JIRA_EXTRACTOR_MAX_JOBS");
        }
    }

    @Test
    void the_key_file_is_made_once_for_its_owner_alone(@TempDir Path data) throws Exception {
        Map<String, String> variables = named("DATA_DIR", data.toString());
        List<CompletableFuture<byte[]>> keys = IntStream.range(0, 8).mapToObj(i -> CompletableFuture.supplyAsync(() -> keyOf(variables))).toList();

        assertThat(keys).allSatisfy(key -> assertThat(key.join()).hasSize(32).isEqualTo(keys.get(0).join()));
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(data.resolve("secret.key")))).isEqualTo("rw-------");
        try (var files = Files.list(data)) {
            assertThat(files).hasSize(1);
        }
    }

    @Test
    void a_given_key_is_used_and_makes_no_file(@TempDir Path data) {
        Map<String, String> variables = named("DATA_DIR", data.toString(), "SECRET_KEY", "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=");
        assertThat(keyOf(variables)).hasSize(32).startsWith(0, 1, 2, 3);
        assertThat(data.resolve("secret.key")).doesNotExist();
    }

    private static byte[] keyOf(Map<String, String> variables) {
        try {
            return Settings.read(variables).sealingKey().bytes();
        } catch (java.io.IOException failed) {
            throw new java.io.UncheckedIOException(failed);
        }
    }

    private static WrongSettings refusal(String... namesAndValues) {
        return catchThrowableOfType(WrongSettings.class, () -> Settings.read(named(namesAndValues)));
    }

    private static Map<String, String> named(String... namesAndValues) {
        Map<String, String> variables = new HashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            variables.put("JIRA_EXTRACTOR_" + namesAndValues[i], namesAndValues[i + 1]);
        }
        return variables;
    }

    @Test
    void a_mail_server_is_read_with_the_port_of_its_protection() {
        Mail mail = Settings.read(named("SMTP_HOST", "mail.example.org", "MAIL_FROM", "Issue Extractor <extractor@example.org>", "SMTP_USER", "me", "SMTP_PASSWORD", "hunter22", "BASE_URL", "https://x.example.org")).mail().orElseThrow();

        assertThat(mail).hasToString("Mail[mail.example.org:587, STARTTLS]");
        assertThat(Settings.read(named("SMTP_HOST", "m", "MAIL_FROM", "a@example.org", "SMTP_TLS", "tls")).mail().orElseThrow().port()).isEqualTo(465);
        assertThat(Settings.read(named("SMTP_HOST", "m", "MAIL_FROM", "a@example.org", "SMTP_TLS", "none")).mail().orElseThrow().port()).isEqualTo(25);
        assertThat(Settings.read(named("SMTP_HOST", "m", "MAIL_FROM", "a@example.org")).warnings()).singleElement().asString().contains("BASE_URL");
        assertThat(Settings.read(named("HTTP_PORT", "8080")).mail()).isEmpty();
    }

    @Test
    void what_is_wrong_with_the_mail_server_is_told_at_once() {
        assertThat(refusal("SMTP_HOST", "m", "SMTP_TLS", "maybe", "SMTP_USER", "me", "SMTP_PORT", "0").problems()).containsExactlyInAnyOrder(
                "JIRA_EXTRACTOR_SMTP_TLS is \"maybe\"; allowed are starttls, tls and none",
                "JIRA_EXTRACTOR_SMTP_PORT is \"0\"; allowed are whole numbers from 1 to 65535",
                "JIRA_EXTRACTOR_MAIL_FROM is not set; it is needed with JIRA_EXTRACTOR_SMTP_HOST",
                "JIRA_EXTRACTOR_SMTP_PASSWORD is not set; user and password are needed together");
        assertThat(refusal("SMTP_HOST", "m", "MAIL_FROM", "a@b\r\nBcc: c@d").problems()).singleElement().asString().startsWith("JIRA_EXTRACTOR_MAIL_FROM");
        assertThat(refusal("MAIL_FROM", "a@example.org").problems()).containsExactly("JIRA_EXTRACTOR_SMTP_HOST is not set; it is needed with JIRA_EXTRACTOR_MAIL_FROM");
    }

    @Test
    void an_admins_password_that_anybody_would_try_is_refused_and_not_repeated() {
        assertThat(refusal("ADMIN_EMAIL", "jane.doe@example.org", "ADMIN_PASSWORD", "JaneDoe2026!").problems())
                .containsExactly("JIRA_EXTRACTOR_ADMIN_PASSWORD is one of the first that anybody would try; take a few words that do not belong together");
    }
}
