package org.jiraextractor.demo.world;

import com.fasterxml.jackson.databind.node.ObjectNode;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Values of custom fields, one of every shape, and numbers in every way of writing them. */
final class Shapes {

    /** Equal to a computer, not to whoever promised to keep what Jira wrote. */
    private static final List<String> NUMBERS = List.of("1.0", "3.50", "1e2", "0.1", "-0.0", "12345678901234567890.123456789", "1E+3", "100", "0.30000000000000004",
            "9007199254740993");

    /** An hour and a half before the clocks of Montréal skip one. */
    private static final Instant SPRING = Instant.parse("2026-03-08T05:30:00Z");

    private final Site site;
    private final Catalog catalog;
    private final People people;

    Shapes(Site site, Catalog catalog, People people) {
        this.site = site;
        this.catalog = catalog;
        this.people = people;
    }

    void fill(Draft draft, int index) {
        draft.with(Fields.AMOUNT, Json.literal(NUMBERS.get(index % NUMBERS.size()))).with(Fields.POINTS, Json.literal(index % 2 == 0 ? "3.50" : "1e2"));
        draft.with(Fields.TEAM, Json.of("id", "36885b3c-1bf0-4f85-a357-c5b858c31de4", "name", "Équipe Paiement", "avatarUrl", "", "isVisible", true, "isVerified", false,
                "title", "Équipe Paiement", "isShared", true));
        draft.with(Fields.FLAGGED, Json.list(option(10019, "Impediment"))).with(Fields.SEVERITY, option(10102, "Critique")).with(Fields.SEVERITY_TEXT,
                "S1 (as the monitoring says)");
        ObjectNode region = option(10110, "Québec");
        draft.with(Fields.REGION, index % 3 == 2 ? region : region.set("child", option(10111 + index % 3, index % 3 == 0 ? "Montréal" : "Trois-Rivières, \"centre\"")));
        draft.with(Fields.INTERNAL_LABELS, Json.list("urgent", "à-facturer")).with(Fields.CHANNELS, Json.list(option(10120, "Web"), option(10121, "Boutique; St-Denis"),
                option(10122, "Web")));
        draft.with(Fields.OWNER, people.get(index)).with(Fields.APPROVERS, Json.list(people.get(index), people.former(), people.hostile()));
        draft.with(Fields.GO_LIVE, "2026-12-0" + (1 + index % 9)).with(Fields.DETECTED, site.time(SPRING.plus(Duration.ofHours(index)))).with(Fields.LINK, index % 2 == 0
                ? "https://docs.example.com/?a=1&b=2" : "javascript:window.pwned='url'");
        draft.with(Fields.ACCEPTANCE, Adf.doc(Adf.items("bulletList", "Étant donné un panier de 120 $", "When I choose three instalments",
                "Alors je paie 40 $ aujourd’hui")));
        draft.with(Fields.GROUP, Json.of("name", "équipe-paiement", "groupId", "276f955c-63d7-42c8-9520-92d01dca0625", "self",
                site.rest("group?groupId=276f955c-63d7-42c8-9520-92d01dca0625")));
        draft.with(Fields.TARGET_VERSIONS, Json.all(catalog.versions(draft.project(), 1, 5))).with(Fields.OTHER_PROJECT, catalog.project(Catalog.BETA));
        draft.with(Fields.ORGANISATIONS, Json.list(Json.of("id", "2", "name", "Client & Fils <inc.>", "uuid", "8d6e2f3a-0000-4000-8000-000000000002", "_links",
                Json.of("self", site.base() + "/rest/servicedeskapi/organization/2"))));
        draft.with(Fields.REQUEST_TYPE, Json.of("_links", Json.of("web", site.base() + "/servicedesk/customer/portal/1/" + draft.key), "requestType",
                Json.of("id", "11", "name", "Report a system problem", "description", "", "issueTypeId", "10005", "serviceDeskId", "1", "portalId", "1"), "currentStatus",
                        Json.of("status", "Ouvert")));
        draft.with(Fields.HOSTILE, "<script>window.pwned='value'</script>").with(Fields.FORMULA, Hostile.FORMULA).with(Fields.NOTES, "One field of this name")
                .with(Fields.NOTES_AGAIN, Adf.plain("Another field of this name"));
        draft.with("environment", Adf.plain("Safari 19 / iOS 20\nRéseau mobile")).with("security", Json.of("self", site.rest("securitylevel/10021"), "id", "10021",
                "description", "", "name", "Équipe seulement"));
        draft.with("timeoriginalestimate", Json.of("n", 28_800).get("n")).with("timeestimate", Json.of("n", 14_400).get("n"));
    }

    private ObjectNode option(int id, String value) {
        return Json.of("self", site.rest("customFieldOption/" + id), "value", value, "id", Integer.toString(id));
    }
}
