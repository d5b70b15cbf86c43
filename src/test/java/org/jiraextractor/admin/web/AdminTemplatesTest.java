package org.jiraextractor.admin.web;

import jakarta.servlet.ServletContext;
import org.jiraextractor.accounts.Role;
import org.jiraextractor.accounts.UserView;
import org.jiraextractor.audit.AuditEntry;
import org.jiraextractor.bus.NodeView;
import org.jiraextractor.bus.TimerView;
import org.jiraextractor.connections.SiteRate;
import org.jiraextractor.jobs.QueueView;
import org.jiraextractor.messaging.OutboxEntry;
import org.jiraextractor.page.Form;
import org.jiraextractor.page.Page;
import org.jiraextractor.page.PageRenderer;
import org.jiraextractor.page.ViewerSnapshot;
import org.jiraextractor.support.SettableClock;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.FileInputStream;
import java.lang.reflect.Proxy;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

import static org.assertj.core.api.Assertions.assertThat;

/** The console's pages with hostile words in every place. */
class AdminTemplatesTest {

    private static final String HOSTILE = "<img src=x onerror=alert(1)>\"'&";
    private static final UUID ID = UUID.fromString("7f2b54ea-0f2b-4c43-8e5e-111111111111");
    private static final Instant NOW = Instant.parse("2026-11-20T17:00:00Z");

    private final PageRenderer renderer = new PageRenderer((ServletContext) Proxy.newProxyInstance(getClass().getClassLoader(), new Class<?>[] {ServletContext.class},
            (proxy, method, args) -> new FileInputStream("src/main/webapp" + args[0])), SettableClock.at("2026-11-20T17:00:00Z"));

    private static List<Page> pages() {
        UserView invited = new UserView(ID, HOSTILE, HOSTILE, Role.EDITOR, "invited", false, NOW, null);
        UserView active = new UserView(ID, HOSTILE, HOSTILE, Role.ADMIN, "active", false, NOW, NOW);
        Map<String, String> roles = Map.of("editor", "Editor");
        Page people = Page.of("admin/people").with("users", List.of(invited, active)).with("form", Form.empty()).with("roles", roles).with("next", "/x").with("earlier", true);
        Page person = Page.of("admin/person").with("user", active).with("form", Form.empty()).with("roles", roles);
        OutboxEntry held = new OutboxEntry(ID, 1, "mail", "invitation", HOSTILE, HOSTILE, "held", 0, NOW, null, null, null, "https://x.example/" + HOSTILE);
        OutboxEntry waits = new OutboxEntry(ID, 2, "mail", "invitation", HOSTILE, HOSTILE, "queued", 2, NOW, NOW, null, HOSTILE, null);
        Page outbox = Page.of("admin/outbox").with("entries", List.of(held, waits)).with("state", null).with("states", States.ALL).with("mails", true).with("mailsLinks", false)
                .with("first", "/x").with("next", null).with("earlier", false);
        AuditEntry known = new AuditEntry(1, NOW, ID, HOSTILE, "session", HOSTILE, "login.succeeded", "user", HOSTILE, HOSTILE, HOSTILE);
        AuditEntry unknown = new AuditEntry(2, NOW, null, null, "nobody", null, "login.failed", "user", null, null, null);
        Map<String, String> filter = new HashMap<>(Map.of("actor", HOSTILE));
        AuditFilter.NAMES.forEach(name -> filter.putIfAbsent(name, null));
        Page audit = Page.of("admin/audit").with("entries", List.of(known, unknown)).with("filter", filter).with("about", Map.of("", "Everything", "login", "Sign-ins")).with("csv", "/csv")
                .with("first", "/x").with("next", "/y").with("earlier", true);
        NodeView up = new NodeView("n", HOSTILE, HOSTILE, "0.1.0", List.of("web", "worker", "scheduler"), "up", 2, 1, "local", true, NOW, NOW, null);
        NodeView gone = new NodeView("m", HOSTILE, HOSTILE, HOSTILE, List.of("worker"), "silent", 2, 0, "minio", false, NOW, NOW, null);
        Page nodes = Page.of("admin/nodes").with("nodes", List.of(up, gone)).with("queue", List.of(new QueueView("running", HOSTILE, 3, NOW, 60, 1), new QueueView("queued", "export", 1, NOW, 60, 0)))
                .with("sites", List.of(new SiteRate(HOSTILE, 2, 0.5, NOW, 8, 1, 2.5), new SiteRate("https://jira.example.org", 0, null, null, null, null, null)))
                .with("timers", List.of(new TimerView("schedules", "n", HOSTILE, 30, NOW, NOW, 5)));
        return List.of(nodes, nodes.with("queue", List.of()).with("sites", List.of()).with("timers", List.of()), Page.of("admin/home"), Page.of("admin/settings").with("form", Form.empty()).with("settings", List.of(org.jiraextractor.settings.Setting.values())), people, people.with("made", invited.with("https://x.example/" + HOSTILE)), people.with("users", List.of()), person, person.with("user", invited).with("link", HOSTILE),
                outbox, outbox.with("entries", List.of()).with("mailsLinks", true), audit, audit.with("entries", List.of()));
    }

    @ParameterizedTest
    @CsvSource({"en", "fr"})
    void nothing_that_somebody_wrote_is_markup_and_no_word_is_missing(String language) {
        ViewerSnapshot viewer = new ViewerSnapshot(ID, "ada@example.org", "Ada L.", "admin", ID, true, "csrf", Locale.forLanguageTag(language), ZoneOffset.UTC, "light", "light", "/admin");
        for (Page page : pages()) {
            assertThat(renderer.render(page, viewer)).as(page.template()).doesNotContain("<img src=x").doesNotContain("??").contains("<h1");
        }
    }
}
