package org.jiraextractor.jira;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jiraextractor.words.Code;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * One Jira site as one account sees it, for one job or one question. Thread-safe. What the site, or the way to it, does not give is a
 * {@link JiraRefusal} with the API's code word and a sentence. A thread that is interrupted while it waits, and every call after
 * {@link #abort}, ends in {@link java.util.concurrent.CancellationException}.
 */
public class JiraSite {

    private final SiteAddress address;
    private final JiraClient client;
    private final Waits waits;
    private final Supplier<Patience> patience;
    private final BatchSize batch = new BatchSize();
    /** Whether the site refused milliseconds and took minutes. */
    private volatile boolean minutes;
    private volatile String home;
    private volatile SiteInfo info;

    JiraSite(SiteAddress address, JiraClient client, Waits waits, Supplier<Patience> patience) {
        this.address = address;
        this.home = address.baseUrl().toString();
        this.client = client;
        this.waits = waits;
        this.patience = patience;
    }

    /** Where people reach it, without a slash at its end: as it was given, or with the context path that was found. */
    public String baseUrl() {
        return home;
    }

    /** The connection test, within ten seconds: never throws for what the site does. */
    public SiteCheck check(Locale locale) {
        return new Checking(this, locale).check();
    }

    /** What the site says about itself, to anybody; asked once, then remembered. @throws JiraRefusal {@code not_jira} where it is none */
    public SiteInfo info() {
        return info(patience());
    }

    SiteInfo info(Patience patience) {
        if (info == null) {
            Introduction introduced = new Introduction(client, home);
            SiteInfo told = introduced.ask(patience);
            home = introduced.home();
            info = told;
        }
        return info;
    }

    /** Who we are to the site now; the one call by which a dead token shows. @throws JiraRefusal {@code bad_credentials} */
    public Account myself() {
        return myself(patience());
    }

    Account myself(Patience patience) {
        JsonNode me = client.tree(Ask.get("myself", "/rest/api/2/myself"), patience);
        String id = me.path("accountId").asText(me.path("name").asText(null));
        if (id == null) {
            throw new JiraRefusal(Code.NOT_JIRA, 200, "jira.not_jira");
        }
        return new Account(id, me.path("displayName").asText(id), me.path("timeZone").asText(null));
    }

    /** Jira's list of fields as it gave it. */
    public ArrayNode fields() {
        return dialect().fields();
    }

    /** The projects that the account can see, by key. */
    public List<Project> projects() {
        return dialect().projects();
    }

    long projectCount(Patience patience) {
        return dialect(patience).projectCount();
    }

    /**
     * Lets Jira judge a JQL. A dead token, which Jira treats as nobody, is told apart from a wrong JQL.
     *
     * @throws JiraRefusal {@code invalid_jql} with Jira's words; {@code upstream_timeout} without an answer in ten seconds
     */
    public void tryJql(String jql) {
        Patience patience = patience();
        try {
            if (dialect(patience).search(jql, 1, List.of("id")).isEmpty()) {
                myself(patience);
            }
        } catch (JiraRefusal refusal) {
            if (refusal.code() == Code.INVALID_JQL) {
                myself(patience);
            }
            throw refusal;
        }
    }

    /** About how many issues a JQL matches. */
    public long approximateCount(String jql) {
        return dialect().approximateCount(jql);
    }

    /** The first few issues of a JQL in its own order: raw, with their key, summary, status and updated. */
    public List<ObjectNode> sample(String jql, int issues) {
        return dialect().search(jql, issues, List.of("key", "summary", "status", "updated"));
    }

    /** One page of the ids that a JQL matches; its order is not kept. @param page null for the first, then {@link IdPage#next} */
    public IdPage ids(String jql, String page) {
        return dialect().ids(Jql.byKey(jql), false, page);
    }

    /** One page of ids with keys of the issues among a JQL's that changed at or after a moment; where the site knows no milliseconds, some that changed up to an hour before it too. */
    public IdPage changedSince(String jql, Instant moment, Account account, String page) {
        if (!minutes) {
            try {
                return dialect().ids(Jql.changedSince(jql, moment), true, page);
            } catch (JiraRefusal refusal) {
                if (refusal.code() != Code.INVALID_JQL) {
                    throw refusal;
                }
            }
        }
        IdPage found = dialect().ids(Jql.changedSinceMinute(jql, moment, account.zone()), true, page);
        minutes = true;
        return found;
    }

    /** Whether {@link #changedSince} has found that the site knows no milliseconds, so that what it names may have changed before. */
    public boolean knowsMinutesOnly() {
        return minutes;
    }

    /** How many listings of ids in a row must agree before they are believed: one where the list stands still, two where it is counted anew for each page. */
    public int agreeing() {
        return dialect().agreeing();
    }

    /** A JQL for those of a JQL's issues that have attachments. Not every site takes it. */
    public static String attached(String jql) {
        return Jql.and(jql, "attachments is not EMPTY");
    }

    /** Whether that is known: if not, the next answer tells, and is better waited for. */
    public boolean batchSizeKnown() {
        return dialect().batchSizeKnown();
    }

    /** How many issues the next call of {@link #issues} should ask for. */
    public int batchSize() {
        return dialect().batchSize();
    }

    /**
     * Issues by id, in any order; those that cannot be seen are left out without a word.
     *
     * @return whether the site gave fewer than there are: then the rest can be asked for in the same way
     */
    public boolean issues(List<Long> ids, IssueSelection selection, Intake<ObjectNode> intake) throws IOException {
        return dialect().issues(ids, selection, intake);
    }

    /** One issue, by the id that survives a move; empty where Jira says there is none to see. */
    public Optional<ObjectNode> issue(long id, IssueSelection selection) {
        return dialect().issue(id, selection);
    }

    /**
     * One page of all histories of up to 1,000 issues, of any issue in any order.
     *
     * @param page null for the first
     * @return what asks for the next page, null after the last
     */
    public String histories(List<Long> ids, String page, Intake<History> intake) throws IOException {
        return dialect().histories(ids, page, intake);
    }

    /** One page of an issue's histories. */
    public ListPage histories(long issue, long startAt) {
        return dialect().histories(issue, startAt);
    }

    /**
     * One page of an issue's comments. Where what comes with an issue does not say of a comment of a service desk whether it is internal, as Cloud does in {@code jsdPublic}, this does
     * if the site can say it at all: then each has {@code properties}, and {@code sd.public.comment} is one of them.
     */
    public ListPage comments(long issue, long startAt) {
        return dialect().comments(issue, startAt);
    }

    /** One page of an issue's worklogs. */
    public ListPage worklogs(long issue, long startAt) {
        return dialect().worklogs(issue, startAt);
    }

    /** Raw, as a list. */
    public JsonNode remoteLinks(long issue) {
        return dialect().part(issue, "remotelink");
    }

    /** Raw. */
    public JsonNode watchers(long issue) {
        return dialect().part(issue, "watchers");
    }

    /** Raw. */
    public JsonNode votes(long issue) {
        return dialect().part(issue, "votes");
    }

    /**
     * Streams an attachment, resumed where the connection is cut.
     *
     * @param content  where the metadata says it is, or null
     * @param size     what the metadata says: anything else is a {@code size_mismatch}; below 0 where it says nothing, then the answer's own length holds
     * @param most     more than so many bytes are {@code too_large} where the metadata say nothing
     * @param mimeType what the metadata says; a page of HTML in place of something else is a {@code login_page}
     * @throws BadAttachment where it cannot be had: then what was written is worthless
     * @throws IOException   what {@code out} throws
     */
    public Download attachment(String id, String content, long size, long most, String mimeType, OutputStream out) throws IOException {
        return new AttachmentStream(client, patience(), size, most, mimeType, out).fetch(dialect().contentPath(id, content));
    }

    public CallCounts counts() {
        return waits.counts();
    }

    /** Cuts every call that is under way, and refuses those to come. */
    public void abort() {
        client.abort();
    }

    private Patience patience() {
        return patience.get();
    }

    private Dialect dialect() {
        return dialect(patience());
    }

    /** The one place that knows the editions. */
    private Dialect dialect(Patience patience) {
        return switch (address.deployment() == Deployment.AUTO ? info(patience).deployment() : address.deployment()) {
            case CLOUD, AUTO -> new CloudDialect(client, patience);
            case SERVER -> new DataCenterDialect(client, patience, batch);
        };
    }
}
