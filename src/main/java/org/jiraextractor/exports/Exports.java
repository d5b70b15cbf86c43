package org.jiraextractor.exports;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.jiraextractor.accounts.Actor;
import org.jiraextractor.connections.Connections;
import org.jiraextractor.crypto.Token;
import org.jiraextractor.directories.DirectoryFiling;
import org.jiraextractor.jira.JiraSites;
import org.jiraextractor.jira.SiteAddress;
import org.jiraextractor.jobs.Job;
import org.jiraextractor.jobs.JobKeys;
import org.jiraextractor.jobs.Jobs;
import org.jiraextractor.jobs.NewJob;
import org.jiraextractor.json.Json;
import org.jiraextractor.words.Code;
import org.jiraextractor.words.Refusal;

import java.io.IOException;
import java.time.Clock;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Asking for an export. Calls Jira to try the JQL: never on a thread that serves requests, never with a transaction open. */
@ApplicationScoped
public class Exports {

    private static final int LONGEST_KEY = 255;

    private final Connections connections;
    private final JiraSites sites;
    private final Jobs jobs;
    private final JobKeys keys;
    private final DirectoryFiling directories;
    private final Clock clock;

    @Inject
    Exports(Connections connections, JiraSites sites, Jobs jobs, JobKeys keys, DirectoryFiling directories, Clock clock) {
        this.connections = connections;
        this.sites = sites;
        this.jobs = jobs;
        this.keys = keys;
        this.directories = directories;
        this.clock = clock;
    }

    protected Exports() {
        this(null, null, null, null, null, null);
    }

    /**
     * Queues an export.
     *
     * @param idempotencyKey null for none
     * @throws Refusal {@code invalid_field} for what cannot be asked, {@code invalid_jql} with Jira's words; a Jira that does not answer is no reason to
     *                 refuse, the job deals with it
     */
    public Job request(Actor actor, ExportRequest request, String idempotencyKey) {
        String hash = Token.hash(Json.write(request));
        checkKey(idempotencyKey);
        tried(actor, request);
        NewJob job = job(request, null, LocalDateTime.now(clock));
        return idempotencyKey == null ? jobs.queue(actor, job) : keys.queueOnce(actor, job, idempotencyKey, hash);
    }

    /** Checks what can be checked before there is a job, and asks Jira whether it understands the JQL. @throws Refusal as {@link #request} does */
    void tried(Actor actor, ExportRequest request) {
        SiteAddress site = open(actor, request.connectionId());
        check(actor, request);
        tryJql(site, request.jql());
    }

    /** @param schedule that makes it, or null. @param at for its name where nobody gave one */
    NewJob job(ExportRequest request, UUID schedule, LocalDateTime at) {
        ExportRequest named = request.named(request.name() != null ? ExportName.filled(request.name(), request.jql(), at) : ExportName.of(request.jql(), directories.pattern(request.directoryId()), at));
        return new NewJob(ExportWork.KIND, named.name(), named.connectionId(), named.directoryId(), schedule, null, named.sharing(), Json.tree(named));
    }

    /** What an export of this would be like: asked of Jira, in a handful of calls. */
    public Estimate estimate(Actor actor, ExportRequest.Question question) throws IOException {
        return new Estimating(sites.open(open(actor, question.connectionId())), question.jql(), question.include()).estimate();
    }

    // in a body, an id that is not known is a wrong value, not a page that is not there
    private SiteAddress open(Actor actor, UUID connection) {
        try {
            return connections.open(actor, connection);
        } catch (Refusal refusal) {
            throw refusal.code() == Code.NOT_FOUND ? wrong(List.of(field("connection_id", "export.connection.unknown"))) : refusal;
        }
    }

    private void check(Actor actor, ExportRequest request) {
        List<Refusal.Field> wrong = ExportFormats.wrong(request.formats());
        Optional<Refusal> filing = request.directoryId() == null ? Optional.empty() : directories.refusal(actor, request.directoryId());
        filing.ifPresent(refusal -> wrong.addAll(refusal.fields()));
        if (request.archive()) {
            wrong.add(field("archive", "export.archive.later"));
        }
        if (!wrong.isEmpty()) {
            throw wrong(wrong);
        }
        if (filing.isPresent()) {
            throw filing.get();
        }
    }

    private void tryJql(SiteAddress site, String jql) {
        try {
            sites.open(site).tryJql(jql);
        } catch (Refusal refusal) {
            if (refusal.code() == Code.INVALID_JQL) {
                throw refusal;
            }
        }
    }

    private static void checkKey(String key) {
        if (key != null && (key.isBlank() || key.length() > LONGEST_KEY)) {
            throw wrong(List.of(field("Idempotency-Key", "export.key.length")));
        }
    }

    private static Refusal.Field field(String name, String key) {
        return new Refusal.Field(name, Code.INVALID_FIELD, key);
    }

    private static Refusal wrong(List<Refusal.Field> fields) {
        return new Refusal(Code.INVALID_FIELD, fields, "problem.body.wrong_fields", fields.size());
    }
}
