package org.jiraextractor.demo.panel;

import org.jiraextractor.demo.DemoJira;
import org.jiraextractor.demo.Trouble;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The page in HTML. All that is not its own words is escaped. */
record PanelPage(DemoJira jira, PanelWords words, String token) {

    private static final Map<String, List<Trouble>> GROUPS = new LinkedHashMap<>();

    static {
        GROUPS.put("group.limits", List.of(Trouble.LATENCY, Trouble.RATE_LIMIT, Trouble.RETRY_AFTER, Trouble.TOO_MANY));
        GROUPS.put("group.failures", List.of(Trouble.SERVER_ERROR, Trouble.UNAVAILABLE, Trouble.CUT_BODY, Trouble.CLOSED, Trouble.RESET, Trouble.SILENT, Trouble.ENDLESS));
        GROUPS.put("group.lies", List.of(Trouble.LOGIN_PAGE, Trouble.REVOKED, Trouble.REPEATED_TOKENS, Trouble.OVERLAPPING_PAGES, Trouble.INFLATED_TOTALS, Trouble.NO_MILLISECONDS));
        GROUPS.put("group.life", List.of(Trouble.EDITS, Trouble.MOVES, Trouble.DELETIONS));
    }

    /** @param said what was just done, or null */
    String whole(String said) {
        StringBuilder moods = new StringBuilder();
        GROUPS.forEach((group, troubles) -> {
            moods.append("<h2>").append(word(group)).append("</h2><div class=\"moods\">");
            troubles.forEach(trouble -> moods.append(mood(trouble)));
            moods.append("</div>");
        });
        return framed("""
                <header><h1>%s</h1><p>%s</p>
                <dl><dt>%s</dt><dd><code>%s</code></dd><dt>%s</dt><dd><code>%s</code></dd><dt>%s</dt><dd><code>%s</code></dd></dl>
                %s<form method="post" action="/"><input type="hidden" name="token" value="%s"><button class="primary" name="mood" value="calm">%s</button></form></header>
                <main>%s<h2>%s</h2><div id="counts">%s</div></main><script src="/panel.js" defer></script>
                """.formatted(word("title"), escaped(words.say("intro", jira.world().size())), word("address"), escaped(jira.baseUri().toString()), word("email"), escaped(jira.email()),
                word("secret"), escaped(jira.token()), said == null ? "" : "<p role=\"status\">" + escaped(said) + "</p>", token, word("calm"), moods, word("counts"), counts()));
    }

    /** A page that only says why not. */
    String refusal(String key) {
        return framed("<main><h1>%s</h1><p>%s</p><p><a href=\"/\">%s</a></p></main>".formatted(word("title"), word(key), word("back")));
    }

    private String framed(String inner) {
        return """
                <!DOCTYPE html><html lang="%s"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>%s</title><link rel="icon" href="data:,">
                <link rel="stylesheet" href="/panel.css"></head><body>%s</body></html>
                """.formatted(words.locale().getLanguage(), word("title"), inner);
    }

    private String mood(Trouble trouble) {
        int now = jira.moods().strength(trouble);
        boolean active = now > 0 && trouble != Trouble.RETRY_AFTER;
        StringBuilder options = new StringBuilder();
        java.util.stream.Stream.concat(trouble.strengths().stream(), java.util.stream.Stream.of(now)).distinct().sorted().forEach(strength -> options.append(
                "<option value=\"%d\"%s>%s</option>".formatted(strength, strength == now ? " selected" : "", escaped(words.strength(trouble, strength)))));
        String state = words.say("now", words.strength(trouble, now)) + (trouble == Trouble.RETRY_AFTER ? "" : " · " + words.say("met", jira.moods().met(trouble)));
        return """
                <section class="mood%s" aria-labelledby="%s"><h3 id="%s">%s</h3><p>%s</p><p class="state">%s</p><form method="post" action="/"><input type="hidden" name="token" value="%s">
                <input type="hidden" name="mood" value="%s"><select name="strength" aria-labelledby="%s">%s</select><button>%s</button></form></section>
                """.formatted(active ? " active" : "", trouble, trouble, word(trouble.name()), word(trouble + ".does"), (active ? "▲ " : "") + escaped(state), token, trouble, trouble, options,
                word("set"));
    }

    /** The table of calls, a fragment of the page. */
    String counts() {
        Map<String, Map<Integer, Long>> counts = jira.calls().counts();
        String again = "<form action=\"/\" method=\"get\"><button>" + word("refresh") + "</button></form>";
        if (counts.isEmpty()) {
            return "<p>" + word("counts.none") + "</p>" + again;
        }
        StringBuilder rows = new StringBuilder();
        counts.forEach((endpoint, byStatus) -> rows.append("<tr><td><code>%s</code></td><td class=\"number\">%s</td><td>%s</td></tr>".formatted(escaped(endpoint),
                number(byStatus.values().stream().mapToLong(Long::longValue).sum()), statuses(byStatus))));
        return "<p>%s %s</p><div class=\"wide\" tabindex=\"0\"><table><thead><tr><th scope=\"col\">%s</th><th scope=\"col\" class=\"number\">%s</th><th scope=\"col\">%s</th></tr></thead><tbody>%s</tbody></table></div>%s"
                .formatted(number(jira.calls().total()), word("calls"), word("counts.endpoint"), word("counts.total"), word("counts.status"), rows, again);
    }

    private String statuses(Map<Integer, Long> byStatus) {
        StringBuilder text = new StringBuilder();
        new java.util.TreeMap<>(byStatus).forEach((status, count) -> text.append(text.length() == 0 ? "" : " · ").append(status == 0 ? word("counts.cut") : status.toString()).append(" × ")
                .append(number(count)));
        return text.toString();
    }

    private String number(long number) {
        return escaped(java.text.NumberFormat.getIntegerInstance(words.locale()).format(number));
    }

    private String word(String key) {
        return escaped(words.say(key));
    }

    static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\"", "&quot;").replace("'", "&#39;");
    }
}
