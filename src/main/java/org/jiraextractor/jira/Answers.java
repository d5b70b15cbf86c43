package org.jiraextractor.jira;

import com.fasterxml.jackson.databind.JsonNode;
import okhttp3.Response;
import org.jiraextractor.issues.RawJson;
import org.jiraextractor.words.Code;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** What an answer's status, headers and first bytes mean, as a refusal with a sentence. */
final class Answers {

    private static final int SHOWN = 2_000;
    private static final Pattern LOGIN_PAGE = Pattern.compile("type=[\"']?password|os_username|login\\.jsp|/login|id\\.atlassian\\.com|samlrequest|single sign|log ?in to");
    private static final Pattern LOGIN_URL = Pattern.compile("login|signin|sign-in|/sso|saml|oauth2?/authorize|id\\.atlassian\\.com|/idp");

    private Answers() {
    }

    /** Passes what is JSON by its looks; anything else is thrown. */
    static void check(Ask ask, Response response, Clock clock) throws IOException {
        String denied = response.header("X-Seraph-LoginReason", "") + response.header("X-Authentication-Denied-Reason", "");
        if (denied.contains("AUTHENTICATION_DENIED") || denied.contains("CAPTCHA_CHALLENGE")) {
            throw new JiraRefusal(Code.CAPTCHA, response.code(), "jira.captcha");
        }
        if (!ask.anonymous() && (response.code() == 401 || denied.contains("AUTHENTICATED_FAILED"))) {
            throw new JiraRefusal(Code.BAD_CREDENTIALS, response.code(), "jira.bad_credentials");
        }
        if (response.isRedirect()) {
            throw redirected(response);
        }
        if (!response.isSuccessful()) {
            failed(ask, response, clock);
        }
        String type = response.header("Content-Type", "").toLowerCase(Locale.ROOT);
        if (!type.contains("json") && response.peekBody(512).string().stripLeading().startsWith("<")) {
            throw page(response);
        }
    }

    private static void failed(Ask ask, Response response, Clock clock) throws IOException {
        int status = response.code();
        if (status == 429 || status == 503 && response.header("Retry-After") != null) {
            throw new TryAgain(new JiraRefusal(Code.UPSTREAM_ERROR, status, "jira.slow_down_long"), true, RetryAfter.read(response.header("Retry-After"), clock),
                    Signal.of(response, clock));
        }
        if (status == 407) {
            throw new JiraRefusal(Code.PROXY_FAILED, status, "jira.proxy_failed", Origin.of(response.request().url()).toString());
        }
        if (status >= 500 || status == 408 || status == 425) {
            throw new TryAgain(new JiraRefusal(Code.UPSTREAM_ERROR, status, "jira.failed", String.valueOf(status)), false, null);
        }
        String words = words(response);
        if (status == 400 && ask.kind().contains("/search")) {
            throw new JiraRefusal(Code.INVALID_JQL, status, words.isEmpty() ? "jira.invalid_jql.silent" : "jira.invalid_jql", words);
        }
        if (status == 403) {
            throw new JiraRefusal(Code.FORBIDDEN, status, "jira.forbidden", ask.shownPath(), words);
        }
        throw new JiraRefusal(Code.UPSTREAM_ERROR, status, "jira.refused", String.valueOf(status), ask.shownPath(), words);
    }

    /** HTML where JSON should be. */
    static JiraRefusal page(Response response) throws IOException {
        return LOGIN_PAGE.matcher(response.peekBody(64 << 10).string().toLowerCase(Locale.ROOT)).find()
                ? new JiraRefusal(Code.LOGIN_PAGE, response.code(), "jira.login_page")
                : new JiraRefusal(Code.NOT_JIRA, response.code(), "jira.not_jira");
    }

    /** @return the refusal that a redirect away from the API means */
    static JiraRefusal redirected(Response response) {
        String location = response.header("Location", "");
        if (LOGIN_URL.matcher(location.replaceAll("\\?.*", "").toLowerCase(Locale.ROOT)).find()) {
            return new JiraRefusal(Code.LOGIN_PAGE, response.code(), "jira.login_page");
        }
        okhttp3.HttpUrl target = response.request().url().resolve(location);
        return target == null
                ? new JiraRefusal(Code.NOT_JIRA, response.code(), "jira.not_jira")
                : new JiraRefusal(Code.NOT_JIRA, response.code(), "jira.elsewhere", Origin.of(target).toString());
    }

    /** What Jira says in its own words: shown to people, so cut and cleaned of controls. Empty where it says nothing. */
    private static String words(Response response) throws IOException {
        String text = response.peekBody(256 << 10).string();
        List<String> said = new ArrayList<>();
        try {
            JsonNode body = RawJson.read(text);
            body.path("errorMessages").forEach(message -> said.add(message.asText()));
            body.path("warningMessages").forEach(message -> said.add(message.asText()));
            body.path("errors").forEach(message -> said.add(message.asText()));
            if (said.isEmpty() && body.path("message").isTextual()) {
                said.add(body.path("message").asText());
            }
        } catch (UncheckedIOException noJson) {
            return "";
        }
        String all = String.join(" ", said).replaceAll("\\p{Cntrl}+", " ").strip();
        return all.length() > SHOWN ? all.substring(0, SHOWN) + "…" : all;
    }
}
