package org.jiraextractor.extraction;

import org.jiraextractor.jira.Account;
import org.jiraextractor.jira.Deployment;
import org.jiraextractor.jira.IssueSelection;
import org.jiraextractor.jira.JiraRefusal;
import org.jiraextractor.jira.JiraSite;
import org.jiraextractor.words.Code;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;

/**
 * What everybody who takes part of an extraction needs to know.
 *
 * @param zone     of the account, in which Jira writes its dates
 * @param internal null where comments say by themselves whether they are
 */
record Errand(JiraSite site, ExtractionRequest request, Workplace place, ZoneId zone, IssueSelection selection, InternalComments internal, Notes notes) {

    static Errand of(JiraSite site, ExtractionRequest request, Workplace place, Source source, Notes notes) {
        ZoneId zone = new Account("", source.account(), source.accountTimeZone()).zone();
        boolean mute = request.include().comments() && source.deployment().equals(Deployment.SERVER.word());
        return new Errand(site, request, place, zone, new IssueSelection(fields(request, mute), request.include().changes()), mute ? new InternalComments() : null, notes);
    }

    Include include() {
        return request.include();
    }

    /** Whether comments of an issue are to be asked for only to learn which of them customers may not read. */
    boolean asksForInternal(Drafted issue) {
        return internal != null && issue.mute();
    }

    /** Whether a field is asked for ourselves and not for the person. */
    boolean hides(String name) {
        return request.fields().stream().noneMatch(field -> field.equals("*all") || field.equals("*navigable") || field.equals(name)) || request.fields().contains("-" + name);
    }

    /**
     * What the person chose, when it was changed, with the lists that are included and without those that are not.
     *
     * @param project whether that is wanted too, for it tells a service desk
     */
    private static List<String> fields(ExtractionRequest request, boolean project) {
        List<String> fields = new ArrayList<>(request.fields());
        boolean all = fields.contains("*all");
        boolean wild = all || fields.contains("*navigable");
        choose(fields, "comment", request.include().comments(), all, wild);
        choose(fields, "worklog", request.include().worklogs(), all, wild);
        choose(fields, "attachment", request.include().attachments(), all, wild);
        need(fields, "updated", wild);
        if (project) {
            need(fields, "project", wild);
        }
        return List.copyOf(fields);
    }

    private static void need(List<String> fields, String name, boolean wild) {
        fields.remove("-" + name);
        if (!wild && !fields.contains(name)) {
            fields.add(name);
        }
    }

    private static void choose(List<String> fields, String list, boolean included, boolean all, boolean wild) {
        fields.removeIf(field -> field.equals(list) || field.equals("-" + list));
        if (included && !all) {
            fields.add(list);
        } else if (!included && wild) {
            fields.add("-" + list);
        }
    }

    /**
     * Why one thing cannot be had while everything else can.
     *
     * @throws JiraRefusal where it is not about this thing: the token is dead, the site is down
     */
    String reason(JiraRefusal refusal) {
        if (refusal.code() == Code.BAD_CREDENTIALS || refusal.code() == Code.CAPTCHA) {
            throw refusal;
        }
        site.myself();
        return switch (refusal.status()) {
            case 404, 410 -> "not_found";
            case 403 -> "forbidden";
            default -> "unreadable";
        };
    }
}
