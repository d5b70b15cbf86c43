package org.jiraextractor.docker;

import org.jiraextractor.config.Settings;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.Yaml;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import static org.assertj.core.api.Assertions.assertThat;

/** docker/compose.yaml as Docker would understand it, read without Docker: every name leads somewhere, and nobody is given more than they need. */
class ComposeTest {

    private static final Path DOCKER = Path.of("docker");
    private static final Pattern VARIABLE = Pattern.compile("\\$\\{([A-Z_]+)(:?[-?][^}]*)?}");
    private static final Set<String> APPLICATION = Set.of("app", "web", "worker", "scheduler");
    /** Gives a volume away, once, and ends. */
    private static final String ROOT_FOR_A_MOMENT = "minio-volume";

    private static final String SCALED = "worker";
    /** Made anew for each container of a service, and kept for it. */
    private static final String OF_ITS_OWN = "/data";

    private static String text;
    private static Map<String, Object> compose;
    private static Map<String, Map<String, Object>> services;

    @BeforeAll
    static void read() throws IOException {
        text = Files.readString(DOCKER.resolve("compose.yaml"));
        compose = new Yaml().load(text);
        services = map(compose, "services").entrySet().stream().collect(Collectors.toMap(Map.Entry::getKey, entry -> cast(entry.getValue())));
    }

    @Test
    void the_profiles_hold_what_the_readme_says() throws IOException {
        assertThat(inProfile("simple")).containsExactlyInAnyOrder("app", "db");
        assertThat(inProfile("full")).containsExactlyInAnyOrder("web", "worker", "scheduler", "db", "minio", "minio-volume", "mail");
        assertThat(services.values()).allMatch(service -> service.containsKey("profiles"));
        assertThat(Files.readString(Path.of("README.md"))).contains("docker/compose.yaml", "--profile simple", "--profile full", "docker/nginx.conf", "docker/Caddyfile", "docker/traefik.yaml");
    }

    @Test
    void the_application_takes_every_setting_that_it_is_given() {
        for (String name : APPLICATION) {
            Settings settings = Settings.read(settings(name));
            assertThat(settings.warnings()).as(name).isEmpty();
            assertThat(settings.database()).as(name).isPresent();
            assertThat(settings.minio().isPresent()).as(name).isEqualTo(!name.equals("app"));
            assertThat(settings.mail().isPresent()).as(name).isEqualTo(!name.equals("app"));
        }
    }

    @Test
    void each_node_has_its_role() {
        assertThat(List.of("app", "web", "worker", "scheduler")).extracting(name -> Settings.read(settings(name)).roles()).extracting(roles -> roles.web() + " " + roles.worker() + " " + roles.scheduler())
                .containsExactly("true true true", "true false false", "false true false", "false false true");
    }

    @Test
    void what_one_service_is_called_by_another_it_is() {
        Map<String, String> web = settings("web");
        assertThat(web.get("JIRA_EXTRACTOR_DB_URL")).isEqualTo("jdbc:postgresql://db:5432/" + environment("db").get("POSTGRES_DB"));
        assertThat(web.get("JIRA_EXTRACTOR_DB_USER")).isEqualTo(environment("db").get("POSTGRES_USER"));
        assertThat(environment("app").get("JIRA_EXTRACTOR_DB_PASSWORD")).isEqualTo(environment("db").get("POSTGRES_PASSWORD"));
        assertThat(web.get("JIRA_EXTRACTOR_MINIO_ENDPOINT")).isEqualTo("http://minio:9000");
        assertThat(environment("web").get("JIRA_EXTRACTOR_MINIO_ACCESS_KEY")).isEqualTo(environment("minio").get("MINIO_ROOT_USER"));
        assertThat(environment("web").get("JIRA_EXTRACTOR_MINIO_SECRET_KEY")).isEqualTo(environment("minio").get("MINIO_ROOT_PASSWORD"));
        assertThat(web.get("JIRA_EXTRACTOR_SMTP_HOST")).isIn(services.keySet());
        services.forEach((name, service) -> {
            Map<String, Object> needs = map(service, "depends_on");
            assertThat(services.keySet()).as(name).containsAll(needs.keySet());
            needs.keySet().forEach(need -> assertThat(profiles(services.get(need))).as(name + " needs " + need).containsAll(profiles(service)));
            needs.forEach((need, how) -> assertThat(map(needs, need).get("condition")).as(name + " needs " + need)
                    .isEqualTo(need.equals(ROOT_FOR_A_MOMENT) ? "service_completed_successfully" : "service_healthy"));
        });
    }

    @Test
    void every_volume_is_declared_and_used_and_nothing_of_the_host_is_mounted() {
        Set<String> used = new TreeSet<>();
        services.values().forEach(service -> list(service, "volumes").stream().filter(volume -> !volume.equals(OF_ITS_OWN)).forEach(volume -> used.add(volume.split(":")[0])));
        assertThat(used).isEqualTo(new TreeSet<>(map(compose, "volumes").keySet())).allMatch(name -> name.matches("[a-z-]+"));
        APPLICATION.forEach(name -> assertThat(list(services.get(name), "volumes")).as(name).containsExactly(name.equals(SCALED) ? OF_ITS_OWN : name + "-data:/data"));
    }

    @Test
    void there_may_be_as_many_workers_as_one_likes() throws IOException {
        // a name, a port or a volume in common would be one worker's alone
        assertThat(services.get(SCALED)).doesNotContainKeys("container_name", "hostname", "ports", "deploy");
        assertThat(list(services.get(SCALED), "volumes")).containsExactly(OF_ITS_OWN);
        assertThat(Settings.read(settings(SCALED)).minio()).as("where all of them keep exports").isEqualTo(Settings.read(settings("web")).minio());
        assertThat(services.keySet()).as("what waits for a worker by its name").noneMatch(name -> map(services.get(name), "depends_on").containsKey(SCALED));
        assertThat(Files.readString(Path.of("README.md"))).contains("--scale worker=3");
    }

    @Test
    void nobody_writes_where_they_need_not_nor_has_what_they_do_not_need() {
        services.forEach((name, service) -> {
            assertThat(service.get("read_only")).as(name).isEqualTo(true);
            assertThat(list(service, "cap_drop")).as(name).containsExactly("ALL");
            assertThat(list(service, "security_opt")).as(name).contains("no-new-privileges:true");
            assertThat(service).as(name).doesNotContainKeys("privileged", "network_mode_host", "pid", "ipc");
            if (name.equals(ROOT_FOR_A_MOMENT)) {
                assertThat(service).containsEntry("network_mode", "none").containsEntry("restart", "no");
            } else {
                assertThat(String.valueOf(service.get("user"))).as(name).isNotIn("null", "0", "0:0", "root");
                assertThat(service).as(name).doesNotContainKey("cap_add");
                assertThat(list(service, "tmpfs")).as(name).anyMatch(mount -> mount.startsWith("/tmp"));
            }
            list(service, "ports").forEach(port -> assertThat(port).as(name).startsWith("127.0.0.1:"));
        });
    }

    @Test
    void everybody_who_stays_says_whether_they_are_well_and_comes_back() {
        services.forEach((name, service) -> {
            assertThat(String.valueOf(service.getOrDefault("image", "")).split(":")).as(name).hasSize(2).doesNotContain("latest");
            if (!name.equals(ROOT_FOR_A_MOMENT)) {
                assertThat(service.get("restart")).as(name).isEqualTo("unless-stopped");
                assertThat(map(service, "healthcheck")).as(name).containsKeys("test", "interval", "timeout", "retries");
            }
        });
    }

    @Test
    void no_secret_stands_in_it_and_every_variable_is_explained() throws IOException {
        Properties example = new Properties();
        example.load(Files.newBufferedReader(DOCKER.resolve(".env.example")));
        Set<String> asked = new TreeSet<>();
        for (Matcher variable = VARIABLE.matcher(text); variable.find(); ) {
            asked.add(variable.group(1));
        }
        assertThat(example.stringPropertyNames()).containsExactlyInAnyOrderElementsOf(asked);
        for (String name : services.keySet()) {
            environment(name).forEach((variable, value) -> {
                if (variable.matches(".*(PASSWORD|SECRET|_KEY).*")) {
                    assertThat(value).as(name + " " + variable).matches("\\$\\{[A-Z_]+:(\\?.*|-)}");
                    assertThat(example.getProperty(value.replaceAll("\\$\\{([A-Z_]+).*", "$1"))).isEmpty();
                }
            });
        }
    }

    private static Set<String> inProfile(String profile) {
        return services.entrySet().stream().filter(service -> profiles(service.getValue()).contains(profile)).map(Map.Entry::getKey).collect(Collectors.toSet());
    }

    private static List<String> profiles(Map<String, Object> service) {
        return list(service, "profiles");
    }

    /** With the variables of .env filled in, as somebody would who read it. */
    private static Map<String, String> settings(String service) {
        Map<String, String> filled = new HashMap<>();
        environment(service).forEach((name, value) -> filled.put(name, VARIABLE.matcher(value).replaceAll(variable -> switch (variable.group(1)) {
            case "JIRA_EXTRACTOR_SECRET_KEY" -> "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=";
            case "JIRA_EXTRACTOR_SECRET_KEY_FORMER", "JIRA_EXTRACTOR_TRUSTED_PROXIES" -> "";
            case "JIRA_EXTRACTOR_ADMIN_EMAIL" -> "admin@example.org";
            case "JIRA_EXTRACTOR_BASE_URL" -> "https://extractor.example.org";
            default -> "a long secret";
        })));
        return filled;
    }

    private static Map<String, String> environment(String service) {
        return map(services.get(service), "environment").entrySet().stream().collect(Collectors.toMap(Map.Entry::getKey, entry -> (String) entry.getValue()));
    }

    private static List<String> list(Map<String, Object> from, String name) {
        List<String> list = new ArrayList<>();
        if (from.get(name) instanceof List<?> items) {
            items.forEach(item -> list.add((String) item));
        }
        return list;
    }

    private static Map<String, Object> map(Map<String, Object> from, String name) {
        return from.get(name) == null ? Map.of() : cast(from.get(name));
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> cast(Object map) {
        return (Map<String, Object>) map;
    }
}
