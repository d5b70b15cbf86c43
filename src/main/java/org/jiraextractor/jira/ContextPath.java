package org.jiraextractor.jira;

import okhttp3.HttpUrl;

import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Where below its host a Jira lies, when it is not where people said: they paste the address of a page, or leave the path behind the host away. */
final class ContextPath {

    /** What every Jira has right below its context path. */
    private static final Pattern PAGE = Pattern.compile("^(.*?)/(?:secure|browse|projects|issues|plugins|servicedesk|login\\.jsp|login|rest|jira/(?:software|core|servicedesk|people|your-work))(?:/.*|\\?.*)?$");
    private static final int MOST_HOPS = 3;

    private ContextPath() {
    }

    /** Roots to try instead of one where no Jira answers, likeliest first, all on the same host. */
    static Set<String> candidates(JiraClient client, String root, Patience patience) {
        Set<String> candidates = new LinkedHashSet<>();
        above(HttpUrl.get(root)).ifPresent(candidates::add);
        HttpUrl at = HttpUrl.get(root + "/");
        for (int hop = 0; hop < MOST_HOPS; hop++) {
            Optional<HttpUrl> next = client.sentTo(at, patience).filter(client::sameSite);
            if (next.isEmpty()) {
                break;
            }
            at = next.get();
            candidates.add(above(at).orElse(text(at, at.encodedPath())));
        }
        candidates.remove(root);
        return candidates;
    }

    private static Optional<String> above(HttpUrl url) {
        Matcher page = PAGE.matcher(url.encodedPath());
        return page.matches() ? Optional.of(text(url, page.group(1))) : Optional.empty();
    }

    private static String text(HttpUrl url, String path) {
        return Origin.of(url) + path.replaceAll("/+$", "");
    }
}
