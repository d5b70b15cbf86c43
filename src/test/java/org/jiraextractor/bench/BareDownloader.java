package org.jiraextractor.bench;

import com.fasterxml.jackson.databind.JsonNode;
import org.jiraextractor.demo.DemoJira;
import org.jiraextractor.demo.world.DemoIssue;
import org.jiraextractor.demo.world.Json;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;

/** The fewest calls that fetch all there is, on eight connections, every answer thrown away; it is told by the world itself which lists are longer than is embedded. */
final class BareDownloader {

    private static final int CONNECTIONS = 8;
    private static final int A_BATCH = 100;

    private final DemoJira jira;
    private final boolean cloud;
    private final int issues;
    private final List<Callable<Void>> calls = new ArrayList<>();
    private final HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).followRedirects(HttpClient.Redirect.NEVER).connectTimeout(Duration.ofSeconds(10)).build();

    BareDownloader(DemoJira jira, boolean cloud) {
        this.jira = jira;
        this.cloud = cloud;
        List<DemoIssue> issues = jira.world().issues();
        this.issues = issues.size();
        plan(issues);
    }

    void run() throws Exception {
        census(issues);
        all(calls);
    }

    private void plan(List<DemoIssue> issues) {
        for (int from = 0; from < issues.size(); from += A_BATCH) {
            String ids = issues.subList(from, Math.min(issues.size(), from + A_BATCH)).stream().map(DemoIssue::idText).collect(Collectors.joining(cloud ? "\",\"" : ","));
            calls.add(() -> cloud ? post("/rest/api/3/issue/bulkfetch", "{\"issueIdsOrKeys\":[\"" + ids + "\"],\"fields\":[\"*all\"],\"expand\":[\"changelog\"]}")
                    : post("/rest/api/2/search", "{\"jql\":\"id in (" + ids + ")\",\"maxResults\":100,\"validateQuery\":false,\"fields\":[\"*all\"],\"expand\":[\"changelog\"]}"));
        }
        issues.forEach(issue -> overflowing(issue, calls));
        String histories = issues.stream().filter(issue -> cloud && issue.histories().size() > 40).map(DemoIssue::idText).collect(Collectors.joining("\",\""));
        if (!histories.isEmpty()) {
            calls.add(() -> post("/rest/api/3/changelog/bulkfetch", "{\"issueIdsOrKeys\":[\"" + histories + "\"],\"maxResults\":10000}"));
        }
        issues.stream().flatMap(issue -> issue.attachments().stream()).forEach(file -> filed(cloud ? file.json().path("content").asText()
                : jira.baseUri() + "/secure/attachment/" + file.id() + "/" + java.net.URLEncoder.encode(file.filename(), StandardCharsets.UTF_8).replace("+", "%20")));
    }

    private void filed(String address) {
        calls.add(() -> file(address));
    }

    private void census(int issues) throws Exception {
        String token = "";
        for (int from = 0; from < issues; from += cloud ? 5_000 : 1_000) {
            JsonNode page = Json.read(send(cloud ? request("/rest/api/3/search/jql", "{\"jql\":\"project is not empty\",\"maxResults\":5000,\"fields\":[\"id\"]" + token + "}")
                    : request("/rest/api/2/search", "{\"jql\":\"project is not empty\",\"startAt\":" + from + ",\"maxResults\":1000,\"fields\":[\"id\"]}")).body());
            token = ",\"nextPageToken\":\"" + page.path("nextPageToken").asText() + "\"";
        }
    }

    private void overflowing(DemoIssue issue, List<Callable<Void>> calls) {
        String path = "/rest/api/" + (cloud ? 3 : 2) + "/issue/" + issue.id();
        if (cloud && issue.comments().size() > 20) {
            for (int from = 0; from < issue.comments().size(); from += 100) {
                int startAt = from;
                calls.add(() -> get(path + "/comment?maxResults=100&startAt=" + startAt));
            }
        }
        if (!cloud && issue.projectKey().equals("OPS") && !issue.comments().isEmpty()) {
            // a service desk says only there which of them are internal
            calls.add(() -> get(path + "/comment?expand=properties"));
        }
        if (issue.worklogs().size() > 20) {
            calls.add(() -> get(path + "/worklog"));
        }
    }

    private static void all(List<Callable<Void>> calls) throws InterruptedException, ExecutionException {
        ExecutorService threads = Executors.newFixedThreadPool(CONNECTIONS);
        try {
            for (Future<Void> done : threads.invokeAll(calls)) {
                done.get();
            }
        } finally {
            threads.shutdownNow();
        }
    }

    private Void get(String path) throws IOException, InterruptedException {
        send(authorized(HttpRequest.newBuilder(URI.create(jira.baseUri() + path)).GET()));
        return null;
    }

    private Void post(String path, String body) throws IOException, InterruptedException {
        send(request(path, body).header("Accept-Encoding", "gzip"));
        return null;
    }

    private Void file(String address) throws IOException, InterruptedException {
        HttpResponse<byte[]> answer = send(authorized(HttpRequest.newBuilder(URI.create(address)).GET()));
        if (answer.statusCode() == 303) {
            send(HttpRequest.newBuilder(URI.create(answer.headers().firstValue("Location").orElseThrow())).GET());
        }
        return null;
    }

    private HttpRequest.Builder request(String path, String body) {
        return authorized(HttpRequest.newBuilder(URI.create(jira.baseUri() + path)).header("Content-Type", "application/json").POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    private HttpRequest.Builder authorized(HttpRequest.Builder request) {
        return request.header("Authorization", "Basic " + Base64.getEncoder().encodeToString((jira.user() + ":" + jira.secret()).getBytes(StandardCharsets.UTF_8)));
    }

    private HttpResponse<byte[]> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        HttpResponse<byte[]> answer = client.send(request.timeout(Duration.ofSeconds(60)).build(), HttpResponse.BodyHandlers.ofByteArray());
        if (answer.statusCode() >= 400) {
            throw new IOException(answer.statusCode() + " " + answer.request().uri());
        }
        return answer;
    }
}
