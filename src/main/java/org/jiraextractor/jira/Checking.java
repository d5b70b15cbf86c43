package org.jiraextractor.jira;

import org.jiraextractor.words.Refusal;
import org.jiraextractor.words.Words;

import java.util.Locale;

/** The connection test: who are you, who am I, what may I see; the first that fails names what is wrong. */
final class Checking {

    private final JiraSite site;
    private final Words words;
    private final Patience patience = Patience.aPersonWaits();
    private SiteInfo info;
    private Account account;
    private Long latency;

    Checking(JiraSite site, Locale locale) {
        this.site = site;
        this.words = Words.of(locale);
    }

    SiteCheck check() {
        try {
            info = site.info(patience);
            long asked = System.nanoTime();
            account = site.myself(patience);
            latency = (System.nanoTime() - asked) / 1_000_000;
            long projects = site.projectCount(patience);
            return found(projects, null, words.say(projects == 0 ? "jira.check.no_projects" : "jira.check.ok", account.displayName(), projects));
        } catch (Refusal refusal) {
            return found(null, refusal.code().word(), refusal.message(words.locale()));
        }
    }

    private SiteCheck found(Long projects, String code, String message) {
        return new SiteCheck(code == null, info == null ? null : info.deployment().word(), info == null ? null : info.version(),
                account == null ? null : account.displayName(), account == null ? null : account.timeZone(), latency, projects, code, message);
    }
}
