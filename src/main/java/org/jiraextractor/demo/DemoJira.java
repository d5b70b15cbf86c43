package org.jiraextractor.demo;

import org.jiraextractor.demo.world.Site;
import org.jiraextractor.demo.world.World;

import java.io.IOException;
import java.net.URI;

/**
 * A Jira Cloud site on loopback, of two origins: the site itself and the media host, where it keeps its files. Thread-safe.
 *
 * <p>It is as strict as the real one, cuts embedded lists where that one does, and its {@link #moods()} can be spoiled. {@link #world()} is the truth.
 */
public final class DemoJira implements AutoCloseable {

    /** Who may look at the site. */
    public static final String EMAIL = "camille.roy@demo.example";
    /** That person's API token. */
    public static final String TOKEN = "demo-token-ATATT3xFfGF0";

    private final CallLog calls = new CallLog();
    private final Moods moods;
    private final Origin site;
    private final Origin media;
    private final World world;

    private DemoJira(DemoOptions options) throws IOException {
        Burst burst = new Burst(options.clock(), Burst.Kind.CLOUD);
        this.moods = new Moods(burst, options.callsPerSecond(), options.retryAfter(), options.latency());
        this.site = new Origin(Call.Host.SITE, options.port(), options.threads(), options.clock(), calls);
        try {
            this.media = new Origin(Call.Host.MEDIA, 0, options.threads(), options.clock(), calls);
        } catch (IOException noPort) {
            site.close();
            throw noPort;
        }
        this.world = World.of(new Site(site.uri(), options.zone(), options.clock()), options.seed(), options.issues(), options.goneAttachment());
        Attachments attachments = new Attachments(world, media.uri(), options.clock());
        Routes routes = new Routes();
        new SiteEndpoints(world).at(routes);
        new SearchEndpoints(world, moods, options.clock(), options.shortPages()).at(routes);
        new IssueEndpoints(world).at(routes);
        new HistoryEndpoints(world, options.clock()).at(routes);
        attachments.at(routes);
        site.open(new Reception(site, routes, moods, burst, new Bustle(world, moods.troubles())::stir, EMAIL + ":" + TOKEN)::reply);
        media.open(new Reception(media, attachments.mediaRoutes(), moods, new Burst(options.clock(), Burst.Kind.SILENT), () -> { }, null)::reply);
    }

    /** @throws IOException where the port is taken, in words for people */
    public static DemoJira start(DemoOptions options) throws IOException {
        return new DemoJira(options);
    }

    /** {@code http://127.0.0.1:port}, without a slash at its end. */
    public URI baseUri() {
        return site.uri();
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
    }
}
