package org.jiraextractor.demo;

import java.util.ArrayList;
import java.util.List;

/** Which endpoint answers a path. A variable part is written {@code {}}; it never matches a slash. */
final class Routes {

    /** An answer to one kind of call. */
    interface Endpoint {
        Answer answer(Request request);
    }

    /** @param name {@code GET /rest/api/3/issue/{}/comment}: what calls are counted under */
    record Route(String name, String method, String[] segments, Endpoint endpoint) {
    }

    /** @param parts the variable parts of the path, decoded */
    record Found(Route route, List<String> parts) {
    }

    private final List<Route> routes = new ArrayList<>();
    private final String below;

    Routes() {
        this("");
    }

    /** @param below a path that stands before all others; it is not part of their names */
    Routes(String below) {
        this.below = below;
    }

    Routes on(String method, String pattern, Endpoint endpoint) {
        routes.add(new Route(method + " " + pattern, method, (below + pattern).split("/", -1), endpoint));
        return this;
    }

    /** At the host's root, whatever stands before the others. */
    Routes atTheRoot(Endpoint endpoint) {
        routes.add(new Route("GET /", "GET", new String[] {"", ""}, endpoint));
        return this;
    }

    /** @throws JiraRefusal where nothing is at that path, or not for that method */
    Found find(String method, String rawPath) {
        String[] segments = rawPath.split("/", -1);
        boolean elsewhere = false;
        for (Route route : routes) {
            List<String> parts = parts(route.segments, segments);
            if (parts != null && route.method.equals(method)) {
                return new Found(route, parts);
            }
            elsewhere |= parts != null;
        }
        throw elsewhere ? new JiraRefusal(405, "Method Not Allowed") : new JiraRefusal(404, "null for uri: " + rawPath);
    }

    private static List<String> parts(String[] pattern, String[] segments) {
        if (pattern.length != segments.length) {
            return null;
        }
        List<String> parts = new ArrayList<>();
        for (int i = 0; i < pattern.length; i++) {
            if (pattern[i].equals("{}")) {
                parts.add(Request.decoded(segments[i].replace("+", "%2B")));
            } else if (!pattern[i].equals(segments[i])) {
                return null;
            }
        }
        return parts;
    }
}
