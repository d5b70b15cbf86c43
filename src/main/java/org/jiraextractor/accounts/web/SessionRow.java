package org.jiraextractor.accounts.web;

import org.jiraextractor.accounts.SessionView;

import java.util.List;
import java.util.Map;

/** A session with what its browser calls itself in two words. @param browser and system are empty where they say nothing that is known */
public record SessionRow(SessionView session, String browser, String system) {

    private static final List<Map.Entry<String, String>> BROWSERS = List.of(Map.entry("Edg/", "Edge"), Map.entry("OPR/", "Opera"), Map.entry("Firefox/", "Firefox"), Map.entry("HeadlessChrome/", "Chrome"),
            Map.entry("Chrome/", "Chrome"), Map.entry("Safari/", "Safari"), Map.entry("curl/", "curl"), Map.entry("python", "Python"), Map.entry("Java", "Java"));
    private static final List<Map.Entry<String, String>> SYSTEMS = List.of(Map.entry("iPhone", "iOS"), Map.entry("iPad", "iPadOS"), Map.entry("Android", "Android"), Map.entry("Windows", "Windows"),
            Map.entry("Mac OS", "macOS"), Map.entry("CrOS", "ChromeOS"), Map.entry("Linux", "Linux"));

    static SessionRow of(SessionView session) {
        return new SessionRow(session, named(BROWSERS, session.userAgent()), named(SYSTEMS, session.userAgent()));
    }

    private static String named(List<Map.Entry<String, String>> names, String agent) {
        return names.stream().filter(name -> agent.contains(name.getKey())).map(Map.Entry::getValue).findFirst().orElse("");
    }
}
