package org.jiraextractor.demo;

import org.jiraextractor.demo.world.Site;
import org.jiraextractor.demo.world.World;

import java.io.IOException;
import java.net.URI;

/**
 * A Jira site on loopback: Cloud, of two origins, the site itself and the media host where it keeps its files; or a Data Center. Thread-safe.
 *
 * <p>It is as strict as the real one, cuts embedded lists where that one does, and its {@link #moods()} can be spoiled. {@link #world()} is the truth.
 */
public final class DemoJira implements AutoCloseable {

    /** Who may look at the site. */
    public static final String EMAIL = "camille.roy@demo.example";
    /** Who that is to a Data Center. */
    public static final String USER = "camille.roy";
    /** What that person logs in with there. */
    public static final String PASSWORD = "demo-password-9";
    /** That person's API token, or personal access token. */
    public static final String TOKEN = "demo-token-ATATT3xFfGF0";

    private final CallLog calls = new CallLog();
    private final Moods moods;
    private final Origin site;
    private final Origin media;
    private final Origin gateway;
    private final boolean server;
    private final ServerDoor serverDoor;
    private final World world;

    private DemoJira(DemoOptions options) throws IOException {
        Edition edition = options.edition();
        Burst burst = new Burst(options.clock(), edition.dataCenter() ? Burst.Kind.DATA_CENTER : Burst.Kind.CLOUD);
        this.moods = new Moods(burst, options.callsPerSecond(), options.retryAfter(), options.latency());
        this.site = new Origin(Call.Host.SITE, options.port(), options, calls);
        try {
            this.media = new Origin(Call.Host.MEDIA, 0, options, calls);
        } catch (IOException noPort) {
            site.close();
            throw noPort;
        }
        URI base = URI.create(site.uri() + edition.contextPath());
        this.server = edition.dataCenter();
        this.gateway = gateway(options, edition);
        this.world = World.of(new Site(base, options.zone(), options.clock(), server ? 2 : 3), options.seed(), options.issues(), options.goneAttachment());
        Routes routes = new Routes(edition.contextPath());
        Attachments attachments = new Attachments(world, media.uri(), options.clock());
        if (server) {
            ServerForm form = new ServerForm(world);
            new ServerSite(world, form).at(routes);
            new ServerSearch(world, form, edition.pageSize(), moods).at(routes);
            new ServerIssues(world, form, moods).at(routes);
        } else {
            cloud(options, attachments, routes);
        }
        this.serverDoor = new ServerDoor(USER + ":" + PASSWORD, TOKEN, moods, edition, base.toString());
        Door door = server ? serverDoor : new CloudDoor(EMAIL + ":" + TOKEN, moods, edition.scopedTokens());
        Runnable stir = new Bustle(world, moods.troubles())::stir;
        site.open(new Reception(site, routes, moods, burst, stir, door)::reply);
        media.open(new Reception(media, attachments.mediaRoutes(), moods, new Burst(options.clock(), Burst.Kind.SILENT), () -> { }, Door.OPEN)::reply);
        if (gateway != null) {
            Routes again = new Routes("/ex/jira/" + SiteEndpoints.CLOUD_ID);
            cloud(options, attachments, again);
            gateway.open(new Reception(gateway, again, moods, burst, stir, new CloudDoor(EMAIL + ":" + TOKEN, moods, false))::reply);
        }
    }

    private void cloud(DemoOptions options, Attachments attachments, Routes routes) {
        new SiteEndpoints(world).at(routes);
        new SearchEndpoints(world, moods, options.clock(), options.shortPages()).at(routes);
        new IssueEndpoints(world, options.edition(), moods).at(routes);
        new HistoryEndpoints(world, options.edition(), moods, options.clock()).at(routes);
        attachments.at(routes);
    }

    private Origin gateway(DemoOptions options, Edition edition) throws IOException {
        return edition.scopedTokens() ? new Origin(Call.Host.GATEWAY, 0, options, calls) : null;
    }

    /** @throws IOException where the port is taken, in words for people */
    public static DemoJira start(DemoOptions options) throws IOException {
        return new DemoJira(options);
    }

    /** {@code http://127.0.0.1:port}, with its context path where it has one, without a slash at its end. */
    public URI baseUri() {
        return world.site().base();
    }

    /** Where scoped tokens are good, as Cloud's {@code api.atlassian.com}; null where they are not scoped. */
    public URI gatewayUri() {
        return gateway == null ? null : gateway.uri();
    }

    /** Who to log in as with {@link #secret}: Cloud wants the e-mail address, a Data Center the name. */
    public String user() {
        return server ? USER : EMAIL;
    }

    /** Cloud's API token, or a Data Center's password. */
    public String secret() {
        return server ? PASSWORD : TOKEN;
    }

    /** A Data Center refuses passwords until somebody solves a puzzle in a browser, or (false) no more. */
    public void demandCaptcha(boolean on) {
        serverDoor.demandCaptcha(on);
    }

    /** The other origin, where attachments' bytes come from; it asks for no credentials, and refuses whoever shows some. */
    public URI mediaUri() {
        return media.uri();
    }

    public String email() {
        return EMAIL;
    }

    public String token() {
        return TOKEN;
    }

    public CallLog calls() {
        return calls;
    }

    public Moods moods() {
        return moods;
    }

    public World world() {
        return world;
    }

    @Override
    public void close() {
        site.close();
        media.close();
        if (gateway != null) {
            gateway.close();
        }
    }
}
