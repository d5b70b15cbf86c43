package org.jiraextractor.demo.world;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** The fields that Jira counts up itself, and the nulls of all that nobody filled in. */
final class Totals {

    private Totals() {
    }

    static void count(Draft draft, Site site, JsonNode account) {
        ObjectNode fields = draft.fields;
        long spent = draft.worklogs.stream().mapToLong(worklog -> worklog.path("timeSpentSeconds").asLong()).sum();
        JsonNode original = fields.path("timeoriginalestimate");
        long left = fields.path("timeestimate").asLong();
        number(fields, "timespent", spent);
        number(fields, "timeestimate", left);
        number(fields, "timeoriginalestimate", original.asLong());
        for (String field : new String[] {"timespent", "timeestimate", "timeoriginalestimate"}) {
            fields.set("aggregate" + field, fields.get(field));
        }
        fields.put("workratio", original.asLong() == 0 ? -1 : spent * 100 / original.asLong());
        ObjectNode progress = Json.of("progress", spent, "total", spent + left);
        fields.set("progress", spent + left == 0 ? progress : progress.put("percent", spent * 100 / (spent + left)));
        fields.set("aggregateprogress", fields.get("progress"));
        fields.set("timetracking", tracking(original.asLong(), left, spent));
        fields.set("votes", Json.of("self", site.rest("issue/" + draft.key + "/votes"), "votes", draft.voters.size(), "hasVoted", draft.voters.contains(account)));
        fields.set("watches", Json.of("self", site.rest("issue/" + draft.key + "/watchers"), "watchCount", draft.watchers.size(), "isWatching",
                draft.watchers.contains(account)));
        for (ObjectNode field : Fields.ALL) {
            if (field.path("custom").booleanValue() && !fields.has(field.path("id").asText())) {
                fields.putNull(field.path("id").asText());
            }
        }
    }

    private static void number(ObjectNode fields, String name, long value) {
        if (value == 0) {
            fields.putNull(name);
        } else {
            fields.put(name, value);
        }
    }

    private static ObjectNode tracking(long original, long left, long spent) {
        ObjectNode tracking = Json.of();
        if (original > 0) {
            tracking.put("originalEstimate", duration(original)).put("remainingEstimate", duration(left));
        }
        if (spent > 0) {
            tracking.put("timeSpent", duration(spent));
        }
        if (original > 0) {
            tracking.put("originalEstimateSeconds", original).put("remainingEstimateSeconds", left);
        }
        return spent > 0 ? tracking.put("timeSpentSeconds", spent) : tracking;
    }

    /** As people write it: weeks of five days of eight hours. */
    static String duration(long seconds) {
        StringBuilder words = new StringBuilder();
        long left = seconds / 60;
        long[] units = {5 * 8 * 60, 8 * 60, 60, 1};
        for (int i = 0; i < units.length; i++) {
            if (left >= units[i]) {
                words.append(words.length() > 0 ? " " : "").append(left / units[i]).append("wdhm".charAt(i));
            }
            left %= units[i];
        }
        return words.length() == 0 ? "0m" : words.toString();
    }
}
