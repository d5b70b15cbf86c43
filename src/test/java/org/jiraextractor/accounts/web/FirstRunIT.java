package org.jiraextractor.accounts.web;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import org.jiraextractor.support.Api;
import org.jiraextractor.support.Axe;
import org.jiraextractor.support.Browser;
import org.jiraextractor.support.People;
import org.jiraextractor.support.RunningApp;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

import static org.assertj.core.api.Assertions.assertThat;

/** An installation that nobody has signed in to yet, and the admins that it then has. In this order since there is one first run only. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class FirstRunIT {

    private static final String FORM = "application/x-www-form-urlencoded";

    private static RunningApp app;

    @BeforeAll
    static void start() {
        Map<String, String> noAdmin = new HashMap<>();
        noAdmin.put("ADMIN_EMAIL", null);
        noAdmin.put("ADMIN_PASSWORD", null);
        app = RunningApp.ofItsOwn(noAdmin);
    }

    @AfterAll
    static void close() {
        if (app != null) {
            app.close();
        }
    }

    @Test
    @Order(1)
    @Tag("full")
    void the_page_of_the_first_run_can_be_read_by_all() {
        try (Browser browser = Browser.open(); BrowserContext person = browser.person("fr-FR")) {
            Page page = person.newPage();
            page.navigate(app.baseUri() + "/setup");

            assertThat(Axe.inLightAndDark(page)).isEmpty();
        }
    }

    @Test
    @Order(2)
    void the_first_of_many_who_try_at_once_becomes_the_admin_and_the_page_is_gone_after_that() throws Exception {
        Api anonymous = app.anonymous();
        assertThat(anonymous.get("/login").header("Location")).endsWith("/setup");
        assertThat(anonymous.get("/setup").text()).contains("Create your account");
        assertThat(anonymous.send("POST", "/setup", "email=nope&password=short", FORM).status()).isEqualTo(400);

        ExecutorService crowd = Executors.newFixedThreadPool(6);
        List<Callable<Integer>> tries = IntStream.range(0, 6).<Callable<Integer>>mapToObj(i -> () ->
                anonymous.send("POST", "/setup", "email=p" + i + "%40example.org&password=correct+horse+battery", FORM).status()).toList();
        List<Integer> answers = crowd.invokeAll(tries).stream().map(future -> {
            try {
                return future.get();
            } catch (Exception failed) {
                throw new AssertionError(failed);
            }
        }).sorted().toList();
        crowd.shutdown();

        assertThat(answers).containsExactly(303, 409, 409, 409, 409, 409);
        assertThat(anonymous.get("/setup").header("Location")).endsWith("/login");
    }

    @Test
    @Order(3)
    @Tag("full")
    void there_is_always_an_admin_who_can_sign_in() throws Exception {
        People people = new People(app);
        Api first = app.anonymous().logIn(people.value("select email from users where role = 'admin'"), RunningApp.ADMIN_PASSWORD);
        String firstId = id(first);

        assertThat(first.patch("/api/users/" + firstId, Map.of("role", "editor")).status()).isEqualTo(409);
        assertThat(first.patch("/api/users/" + firstId, Map.of("disabled", true)).status()).isEqualTo(409);
        assertThat(first.delete("/api/users/" + firstId).status()).isEqualTo(409);
        // one who has not come yet does not count, nor one who is disabled
        first.post("/api/users", Map.of("email", "invited@example.org", "role", "admin"));
        people.update("update users set disabled = true where email = ?", people.add("admin"));
        assertThat(first.delete("/api/users/" + firstId).json().path("code").asText()).isEqualTo("wrong_state");

        for (int round = 0; round < 5; round++) {
            Api second = people.loggedIn("admin");
            String secondId = id(second);
            ExecutorService two = Executors.newFixedThreadPool(2);
            List<Callable<Integer>> each = List.of(() -> first.patch("/api/users/" + secondId, Map.of("role", "editor")).status(), () -> second.patch("/api/users/" + firstId, Map.of("role", "editor")).status());
            List<Future<Integer>> answers = two.invokeAll(each);
            two.shutdown();
            assertThat(people.value("select count(*) from users where role = 'admin' and not disabled and password_hash is not null")).as("round %s: %s, %s", round, answers.get(0).get(), answers.get(1).get()).isEqualTo("1");
            people.update("update users set role = 'editor' where id = cast(? as uuid)", secondId);
            people.update("update users set role = 'admin' where id = cast(? as uuid)", firstId);
        }
    }

    private static String id(Api person) {
        return person.get("/api/auth/me").json().path("id").asText();
    }
}
