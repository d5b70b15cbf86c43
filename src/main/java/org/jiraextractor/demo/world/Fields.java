package org.jiraextractor.demo.world;

import com.fasterxml.jackson.databind.node.ObjectNode;

import java.util.ArrayList;
import java.util.List;

/** The site's fields, system ones and custom ones of every shape; two pairs share a name, two names are hostile. */
final class Fields {

    static final String EPIC_LINK = "customfield_10014";
    static final String POINTS = "customfield_10016";
    static final String PARENT_LINK = "customfield_10018";
    static final String RANK = "customfield_10019";
    static final String SPRINT = "customfield_10020";
    static final String FLAGGED = "customfield_10021";
    static final String DEVELOPMENT = "customfield_10000";
    static final String SEVERITY = "customfield_10030";
    static final String SEVERITY_TEXT = "customfield_10031";
    static final String REGION = "customfield_10032";
    static final String INTERNAL_LABELS = "customfield_10033";
    static final String CHANNELS = "customfield_10034";
    static final String OWNER = "customfield_10035";
    static final String APPROVERS = "customfield_10036";
    static final String GO_LIVE = "customfield_10037";
    static final String DETECTED = "customfield_10038";
    static final String LINK = "customfield_10039";
    static final String ACCEPTANCE = "customfield_10040";
    static final String AMOUNT = "customfield_10041";
    static final String GROUP = "customfield_10042";
    static final String TARGET_VERSIONS = "customfield_10043";
    static final String OTHER_PROJECT = "customfield_10044";
    static final String TIME_TO_RESOLUTION = "customfield_10045";
    static final String REQUEST_TYPE = "customfield_10046";
    static final String ORGANISATIONS = "customfield_10047";
    static final String HOSTILE = "customfield_10048";
    static final String FORMULA = "customfield_10049";
    static final String NOTES = "customfield_10050";
    static final String NOTES_AGAIN = "customfield_10051";
    static final String TEAM = "customfield_10001";

    /** In the order in which the site lists them; the trees are not to be changed. */
    static final List<ObjectNode> ALL = List.copyOf(new Fields().all);

    private final List<ObjectNode> all = new ArrayList<>();

    private Fields() {
        for (String field : List.of("summary:Summary:string", "description:Description:string", "environment:Environment:string", "duedate:Due date:date",
                "created:Created:datetime", "updated:Updated:datetime", "resolutiondate:Resolved:datetime", "statuscategorychangedate:Status Category Changed:datetime",
                "lastViewed:Last Viewed:datetime", "status:Status:status", "statusCategory:Status Category:statusCategory", "priority:Priority:priority",
                "resolution:Resolution:resolution", "issuetype:Issue Type:issuetype", "project:Project:project", "assignee:Assignee:user", "reporter:Reporter:user",
                "creator:Creator:user", "votes:Votes:votes", "watches:Watchers:watches", "security:Security Level:securitylevel", "progress:Progress:progress",
                "aggregateprogress:\u03a3 Progress:progress", "timespent:Time Spent:number", "timeestimate:Remaining Estimate:number",
                "timeoriginalestimate:Original estimate:number", "aggregatetimespent:\u03a3 Time Spent:number", "aggregatetimeestimate:\u03a3 Remaining Estimate:number",
                "aggregatetimeoriginalestimate:\u03a3 Original Estimate:number", "workratio:Work Ratio:number")) {
            String[] parts = field.split(":");
            system(parts[0], parts[1], true, Json.of("type", parts[2], "system", parts[0]));
        }
        for (String field : List.of("labels:Labels:string", "components:Components:component", "versions:Affects versions:version", "fixVersions:Fix versions:version",
                "issuelinks:Linked Issues:issuelinks", "subtasks:Sub-tasks:issuelinks")) {
            String[] parts = field.split(":");
            system(parts[0], parts[1], true, Json.of("type", "array", "items", parts[2], "system", parts[0]));
        }
        system("attachment", "Attachment", false, Json.of("type", "array", "items", "attachment", "system", "attachment"));
        system("comment", "Comment", false, Json.of("type", "comments-page", "system", "comment"));
        system("worklog", "Log Work", false, Json.of("type", "array", "items", "worklog", "system", "worklog"));
        system("timetracking", "Time tracking", false, Json.of("type", "timetracking", "system", "timetracking"));
        // these three have no schema at the real site
        system("issuekey", "Key", true, null);
        system("thumbnail", "Images", true, null);
        system("parent", "Parent", true, null);
        custom(DEVELOPMENT, "development", "any", null, "com.atlassian.jira.plugins.jira-development-integration-plugin:devsummarycf");
        custom(TEAM, "Team", "team", null, "com.atlassian.jira.plugin.system.customfieldtypes:atlassian-team");
        custom(EPIC_LINK, "Epic Link", "any", null, "com.pyxis.greenhopper.jira:gh-epic-link");
        custom(POINTS, "Story point estimate", "number", null, "com.pyxis.greenhopper.jira:jsw-story-points");
        custom(PARENT_LINK, "Parent Link", "any", null, "com.atlassian.jpo:jpo-custom-field-parent");
        custom(RANK, "Rank", "any", null, "com.pyxis.greenhopper.jira:gh-lexo-rank");
        custom(SPRINT, "Sprint", "array", "json", "com.pyxis.greenhopper.jira:gh-sprint");
        custom(FLAGGED, "Flagged", "array", "option", type("multicheckboxes"));
        custom(SEVERITY, "Severity", "option", null, type("select"));
        custom(SEVERITY_TEXT, "Severity", "string", null, type("textfield"));
        custom(REGION, "Région et ville", "option-with-child", null, type("cascadingselect"));
        custom(INTERNAL_LABELS, "Étiquettes internes", "array", "string", type("labels"));
        custom(CHANNELS, "Canaux de vente", "array", "option", type("multiselect"));
        custom(OWNER, "Responsable produit", "user", null, type("userpicker"));
        custom(APPROVERS, "Approvers", "array", "user", type("multiuserpicker"));
        custom(GO_LIVE, "Mise en production", "date", null, type("datepicker"));
        custom(DETECTED, "Detected at", "datetime", null, type("datetime"));
        custom(LINK, "Documentation", "string", null, type("url"));
        custom(ACCEPTANCE, "Acceptance criteria", "string", null, type("textarea"));
        custom(AMOUNT, "Montant ($)", "number", null, type("float"));
        custom(GROUP, "Responsible group", "group", null, type("grouppicker"));
        custom(TARGET_VERSIONS, "Target versions", "array", "version", type("multiversion"));
        custom(OTHER_PROJECT, "Related project", "project", null, type("project"));
        custom(TIME_TO_RESOLUTION, "Time to resolution", "sd-servicelevelagreement", null, "com.atlassian.servicedesk:sd-sla-field");
        custom(REQUEST_TYPE, "Request Type", "sd-customerrequesttype", null, "com.atlassian.servicedesk:vp-origin");
        custom(ORGANISATIONS, "Organizations", "array", "sd-customerorganization", "com.atlassian.servicedesk:sd-customer-organizations");
        custom(HOSTILE, Hostile.FIELD, "string", null, type("textfield"));
        custom(FORMULA, Hostile.FORMULA, "string", null, type("textfield"));
        custom(NOTES, "Notes", "string", null, type("textfield"));
        custom(NOTES_AGAIN, "Notes", "string", null, type("textarea"));
    }

    private static String type(String name) {
        return "com.atlassian.jira.plugin.system.customfieldtypes:" + name;
    }

    private void system(String id, String name, boolean navigable, ObjectNode schema) {
        ObjectNode field = Json.of("id", id, "key", id, "name", name, "custom", false, "orderable", !id.contains("progress"), "navigable", navigable, "searchable", true,
                "clauseNames", id.equals("issuekey") ? List.of("id", "issue", "issuekey", "key") : List.of(id));
        all.add(schema == null ? field : field.set("schema", schema));
    }

    private void custom(String id, String name, String type, String items, String custom) {
        long number = Long.parseLong(id.substring(id.indexOf('_') + 1));
        ObjectNode schema = Json.of("type", type);
        if (items != null) {
            schema.put("items", items);
        }
        schema.put("custom", custom).put("customId", number);
        all.add(Json.of("id", id, "key", id, "name", name, "custom", true, "orderable", true, "navigable", true, "searchable", true,
                "clauseNames", List.of("cf[" + number + "]", name), "schema", schema));
    }
}
