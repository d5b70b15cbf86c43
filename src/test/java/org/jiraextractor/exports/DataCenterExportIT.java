package org.jiraextractor.exports;

import com.fasterxml.jackson.databind.JsonNode;
import org.jiraextractor.demo.DemoOptions;
import org.jiraextractor.demo.Edition;
import org.jiraextractor.demo.world.World;
import org.jiraextractor.support.Api;
import org.jiraextractor.support.DemoSite;
import org.jiraextractor.support.RunningApp;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

import static org.assertj.core.api.Assertions.assertThat;

/** A Data Center below a context path, saved without saying what it is, exported through the application: what it knows and what the export holds. */
class DataCenterExportIT {

    private static DemoSite site;
    private static String job;

    @BeforeAll
    static void export() {
        Api admin = RunningApp.shared().admin();
        site = DemoSite.of(admin, DemoOptions.defaults().withEdition(Edition.DATA_CENTER.withContextPath("/jira")));
        job = site.exported(site.request("json"));
    }

    @AfterAll
    static void stop() {
        site.close();
    }

    @Test
    void json_and_the_world_agree_id_by_id_for_every_kind() {
        World world = site.jira().world();
        List<JsonNode> issues = list(site.file(job, "json/issues.json").json());
        assertThat(issues).extracting(issue -> issue.path("id").asLong()).isSorted();
        assertThat(ids(issues)).isEqualTo(world.issueIds());
        assertThat(ids(below(issues, "comments"))).isEqualTo(world.commentIds());
        assertThat(ids(below(issues, "worklogs"))).isEqualTo(world.worklogIds());
        assertThat(ids(below(issues, "attachments"))).isEqualTo(world.attachmentIds());
        assertThat(ids(below(list(site.file(job, "json/changes.json").json()), "changes"))).isEqualTo(world.historyIds());
    }

    @Test
    void the_manifest_says_what_it_was_and_that_nothing_is_missing() {
        JsonNode manifest = site.manifest(job);
        assertThat(manifest.at("/source/deployment").asText()).isEqualTo("server");
        assertThat(manifest.at("/source/version").asText()).startsWith("9.");
        assertThat(manifest.at("/source/base_url").asText()).isEqualTo(site.jira().baseUri().toString());
        assertThat(manifest.path("complete").asBoolean()).isTrue();
        assertThat(manifest.path("missing")).isEmpty();
        assertThat(site.jira().calls().counts().keySet()).noneMatch(endpoint -> endpoint.contains("/rest/api/3"));
    }

    private static List<JsonNode> list(JsonNode array) {
        List<JsonNode> list = new ArrayList<>();
        array.forEach(list::add);
        return list;
    }

    private static List<JsonNode> below(List<JsonNode> parents, String list) {
        return parents.stream().flatMap(parent -> list(parent.path(list)).stream()).toList();
    }

    private static Set<String> ids(List<JsonNode> items) {
        assertThat(items.stream().map(item -> item.path("id").asText()).toList()).doesNotHaveDuplicates();
        return items.stream().map(item -> item.path("id").asText()).collect(Collectors.toCollection(TreeSet::new));
    }
}
