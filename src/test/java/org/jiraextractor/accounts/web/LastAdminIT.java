package org.jiraextractor.accounts.web;

import org.jiraextractor.support.Api;
import org.jiraextractor.support.People;
import org.jiraextractor.support.RunningApp;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import static org.assertj.core.api.Assertions.assertThat;

@Tag("full")
class LastAdminIT {

    @Test
    void there_is_always_an_admin_who_can_sign_in() throws Exception {
        try (RunningApp app = RunningApp.ofItsOwn()) {
            People people = new People(app);
            Api first = app.admin();
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
    }

    private static String id(Api person) {
        return person.get("/api/auth/me").json().path("id").asText();
    }
}
