package org.jiraextractor.accounts.web;

import org.jiraextractor.support.Api;
import org.jiraextractor.support.RunningApp;
import org.junit.jupiter.api.Test;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;

import static org.assertj.core.api.Assertions.assertThat;

class FirstRunIT {

    @Test
    void the_first_of_many_who_try_at_once_becomes_the_admin_and_the_page_is_gone_after_that() throws Exception {
        Map<String, String> noAdmin = new HashMap<>();
        noAdmin.put("ADMIN_EMAIL", null);
        noAdmin.put("ADMIN_PASSWORD", null);
        try (RunningApp app = RunningApp.ofItsOwn(noAdmin)) {
            Api anonymous = app.anonymous();
            assertThat(anonymous.get("/login").header("Location")).endsWith("/setup");
            assertThat(anonymous.get("/setup").text()).contains("Create your account");
            assertThat(anonymous.send("POST", "/setup", "email=nope&password=short", "application/x-www-form-urlencoded").status()).isEqualTo(400);

            ExecutorService crowd = Executors.newFixedThreadPool(6);
            List<Callable<Integer>> tries = IntStream.range(0, 6).<Callable<Integer>>mapToObj(i -> () ->
                    anonymous.send("POST", "/setup", "email=p" + i + "%40example.org&password=correct+horse+battery", "application/x-www-form-urlencoded").status()).toList();
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
    }
}
