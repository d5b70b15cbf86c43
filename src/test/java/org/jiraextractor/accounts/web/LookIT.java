package org.jiraextractor.accounts.web;

import org.jiraextractor.demo.DemoOptions;
import org.jiraextractor.support.Api;
import org.jiraextractor.support.DemoSite;
import org.jiraextractor.support.RunningApp;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import static org.assertj.core.api.Assertions.assertThat;

/** The switch of the language leads back to the page that somebody is on, also where that page is a form that was refused. */
class LookIT {

    private static final RunningApp APP = RunningApp.shared();
    private static final Pattern NEXT = Pattern.compile("action=\"/look\">\\s*<input type=\"hidden\" name=\"next\" value=\"([^\"]*)\"");

    private static Api admin;
    private static DemoSite site;
    private static Map<String, String> ids;

    @BeforeAll
    static void open() {
        site = DemoSite.of(APP.admin(), DemoOptions.defaults().withIssues(60));
        String token = APP.anonymous().post("/api/auth/login", Map.of("email", RunningApp.ADMIN_EMAIL, "password", RunningApp.ADMIN_PASSWORD)).json().path("token").asText();
        String csrf = APP.anonymous().withToken(token).get("/api/auth/me").json().path("csrf_token").asText();
        admin = APP.anonymous().with("Cookie", "JIE_SESSION=" + token).with("Accept-Language", "en").with("X-CSRF-Token", csrf);
        String job = site.exported(site.request("json").put("jql", "key = ALPHA-1"));
        String directory = APP.admin().post("/api/directories", Map.of("name", "Look " + UUID.randomUUID())).json().path("id").asText();
        ids = Map.of("{site}", site.connection(), "{job}", job, "{directory}", directory, "{me}", APP.admin().get("/api/auth/me").json().path("id").asText());
    }

    @AfterAll
    static void away() {
        if (site != null) {
            site.close();
            APP.admin().delete("/api/directories/" + ids.get("{directory}"));
        }
    }

    @ParameterizedTest
    @CsvSource({"/exports,/exports/new", "/exports/new/again,/exports/new", "/exports/queries,/exports/new", "/schedules/new,/schedules/new", "/schedules/new/again,/schedules/new", "/connections,/connections/new",
        "/connections/try,/connections/new", "/connections/{site},/connections/{site}", "/connections/{site}/try,/connections/{site}", "/directories/new,/directories/new", "/directories/{directory}/edit,/directories/{directory}/edit",
        "/me,/me", "/me/security/password,/me/security", "/me/security/email,/me/security/email", "/me/tokens,/me/tokens", "/admin/people,/admin/people", "/admin/people/{me},/admin/people/{me}",
        "/admin/settings,/admin/settings", "/jobs/{job}/keep,/"})
    void from_a_form_that_was_refused_to_its_page(String form, String page) {
        // for each form something that is wrong there
        Api.Answer refused = posted(admin, filled(form), "name=&theme=purple&zone=x&retention_days=-7&raw_days=x&days=-9&role=x&email=x&new_password=x&schedule.cron=x");
        assertThat(refused.header("Content-Type")).as(refused.toString()).startsWith("text/html");
        assertThat(refused.status()).isNotIn(404, 405, 500);
        assertThat(led(admin, refused)).isEqualTo(filled(page));
    }

    @Test
    void from_a_question_about_several_jobs_to_their_list() {
        assertThat(led(admin, posted(admin, "/jobs/many", "verb=delete&job=" + ids.get("{job}") + "&back=" + encoded("/jobs?status=done")))).isEqualTo("/jobs?status=done");
    }

    @Test
    void a_stranger_keeps_what_the_address_says() {
        Api stranger = APP.anonymous().with("Accept-Language", "en");
        assertThat(led(stranger, stranger.get("/login?next=%2Fjobs%2F7"))).isEqualTo("/login?next=%2Fjobs%2F7");
        assertThat(led(stranger, posted(stranger, "/login", "email=&password=&next=%2Fjobs%2F7"))).isEqualTo("/login?next=%2Fjobs%2F7");
        assertThat(led(stranger, posted(stranger, "/login", "email=&password="))).isEqualTo("/login");
        assertThat(led(stranger, posted(stranger, "/forgot", "email="))).isEqualTo("/forgot");
        String link = APP.admin().post("/api/users", Map.of("email", "look-" + UUID.randomUUID() + "@example.org", "role", "viewer")).json().path("link").asText();
        String token = link.replaceAll(".*token=", "");
        assertThat(token).isNotEmpty();
        assertThat(led(stranger, posted(stranger, "/invitation", "token=" + token + "&password=x"))).isEqualTo("/invitation?token=" + token);
    }

    @Test
    void a_list_keeps_its_filters() {
        assertThat(led(admin, admin.get("/jobs?q=a+b%26c&status=done"))).isEqualTo("/jobs?q=a+b%26c&status=done");
    }

    /** @return where the switch on this page leads, where there is a page */
    private static String led(Api person, Api.Answer shown) {
        Matcher next = NEXT.matcher(shown.text());
        assertThat(next.find()).as(shown.toString()).isTrue();
        // no language, so that the one that all tests' admin prefers stays as it is
        Api.Answer switched = posted(person, "/look", "next=" + encoded(next.group(1).replace("&amp;", "&")));
        assertThat(switched.status()).isEqualTo(303);
        String there = switched.header("Location").replaceFirst("^https?://[^/]+", "");
        Api.Answer page = person.get(there);
        assertThat(page.status()).as(there).isEqualTo(200);
        assertThat(page.header("Content-Type")).startsWith("text/html");
        return there;
    }

    private static Api.Answer posted(Api person, String path, String form) {
        return person.send("POST", path, form, "application/x-www-form-urlencoded");
    }

    private static String filled(String path) {
        String all = path;
        for (Map.Entry<String, String> id : ids.entrySet()) {
            all = all.replace(id.getKey(), id.getValue());
        }
        return all;
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
