package org.jiraextractor.connections.web;

import jakarta.servlet.ServletContext;
import org.jiraextractor.accounts.Sharing;
import org.jiraextractor.jira.Credentials;
import org.jiraextractor.jira.Deployment;
import org.jiraextractor.jira.PaceNow;
import org.jiraextractor.page.Form;
import org.jiraextractor.page.Page;
import org.jiraextractor.page.PageRenderer;
import org.jiraextractor.page.ViewerSnapshot;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

import static org.assertj.core.api.Assertions.assertThat;

class ConnectionTemplatesTest {

    private static final Instant NOW = Instant.parse("2026-11-20T17:00:00Z");
    private static final UUID ID = UUID.fromString("7f000000-0000-4000-8000-000000000001");
    private static final UUID ADA = UUID.fromString("7f000000-0000-4000-8000-000000000002");
    private static final String HOSTILE = "<script>alert(1)</script>";
    private static final ConnectionView.Tested WORKS = new ConnectionView.Tested(NOW.minusSeconds(180), true, "cloud", "1001.0.0", "Ada L.", "Europe/Paris", 42L, 3L, null, "Bonjour");
    private static final ConnectionView.Tested FAILS = new ConnectionView.Tested(null, false, null, null, null, null, null, null, "not_jira", HOSTILE);

    private final PageRenderer renderer = new PageRenderer((ServletContext) Proxy.newProxyInstance(getClass().getClassLoader(), new Class<?>[] {ServletContext.class},
            (proxy, method, args) -> {
                Path file = Path.of("src/main/webapp" + args[0]);
                return method.getName().equals("getResourceAsStream") && Files.exists(file) ? Files.newInputStream(file) : null;
            }), Clock.fixed(NOW, ZoneOffset.UTC));

    @ParameterizedTest
    @ValueSource(strings = {"en", "fr"})
    void every_page_has_all_its_words_and_runs_nothing_that_came_from_outside(String language) {
        for (Page page : List.of(
                list(row(WORKS, true), row(FAILS, false), row(null, true)),
                list(),
                Page.of("connections/one").with("row", row(WORKS, true)).with("connection", view(WORKS)),
                Page.of("connections/one").with("row", row(null, false)).with("connection", view(null)),
                ConnectionForms.blankPage(ConnectionForms.blank(), null, Locale.forLanguageTag(language)),
                ConnectionForms.page(ID, HOSTILE, ConnectionForms.blank().with("name", HOSTILE), WORKS, Locale.forLanguageTag(language)),
                ConnectionForms.page(ID, "x", ConnectionForms.blank(), FAILS, Locale.forLanguageTag(language)).with("tried", true))) {
            String html = renderer.render(page, viewer(language, "editor"));
            assertThat(html).doesNotContain("??").doesNotContain(HOSTILE).doesNotContain(" th:");
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"en|8|3|9.6|12|This node makes up to 8 calls at once to the site; 3 are under way. At most 9.6 a second of one kind, as the site told or showed. It waits 12 s, as the site asked.",
        "en|1|0||0|This node makes one call at once to the site; none is under way.",
        "fr|8|1|9.6|12|Ce nœud fait jusqu’à 8 appels à la fois vers le site ; un est en cours. Au plus 9,6 par seconde d’un même type, comme le site l’a dit ou montré. Il attend 12 s, comme le site l’a demandé."})
    void how_the_site_is_called_now_is_told_in_words(String language, int atOnce, int underWay, Double perSecond, long paused, String told) {
        PaceNow pace = new PaceNow(atOnce, underWay, perSecond, Duration.ofSeconds(paused));
        for (Page page : List.of(Page.of("connections/one").with("row", row(WORKS, true)).with("connection", view(WORKS)),
                ConnectionForms.page(ID, "x", ConnectionForms.blank(), null, Locale.forLanguageTag(language)))) {
            assertThat(squeezed(renderer.render(page.with("pace", pace), viewer(language, "editor")).replaceAll("<[^>]+>", " "))).contains(told);
        }
        assertThat(renderer.render(ConnectionForms.page(ID, "x", ConnectionForms.blank(), null, Locale.ENGLISH), viewer("en", "editor"))).contains("This node has not called the site");
        assertThat(renderer.render(ConnectionForms.blankPage(ConnectionForms.blank(), null, Locale.ENGLISH), viewer("en", "editor"))).doesNotContain("id=\"pace\"");
    }

    @Test
    void the_empty_list_teaches_an_editor_and_tells_a_viewer_whom_to_ask() {
        assertThat(renderer.render(list(), viewer("en", "editor"))).contains("No connection yet", "href=\"/connections/new\"");
        assertThat(renderer.render(list(), viewer("en", "viewer"))).contains("Nobody has shared").doesNotContain("/connections/new");
    }

    @Test
    void who_may_not_use_a_connection_gets_no_button_to_test_it() {
        assertThat(renderer.render(list(row(WORKS, false)), viewer("en", "viewer"))).contains("Works").doesNotContain("/test\"");
        assertThat(renderer.render(list(row(WORKS, true)), viewer("en", "editor"))).contains("action=\"/connections/" + ID + "/test\"");
    }

    @Test
    void a_row_that_is_answered_alone_is_the_very_row_of_the_list() {
        String part = renderer.render(list(row(WORKS, true)).only("connectionRow"), viewer("en", "editor"));
        assertThat(part.strip()).startsWith("<tr>").endsWith("</tr>").contains("Works");
        assertThat(squeezed(renderer.render(list(row(WORKS, true)), viewer("en", "editor")))).contains(squeezed(part));
    }

    @Test
    void a_form_that_is_answered_alone_is_the_form_and_nothing_else() {
        Page page = ConnectionForms.blankPage(ConnectionForms.blank(), FAILS, Locale.ENGLISH).only("connectionForm");
        assertThat(renderer.render(page, viewer("en", "editor")).strip()).startsWith("<form").endsWith("</form>").contains("Does not work").contains("name=\"_csrf\" value=\"csrf\"");
    }

    @Test
    void errors_stand_beside_their_fields() {
        Form form = Form.of(new Wrong("x"));
        String html = renderer.render(ConnectionForms.blankPage(form, null, Locale.ENGLISH), viewer("en", "editor"));
        assertThat(html).contains("value=\"x\"").contains("aria-describedby=\"f-auth-secret-error f-auth-secret-hint\"");
    }

    private record Wrong(String name) {
    }

    private static Page list(ConnectionRow... rows) {
        return Page.of("connections/list").with("rows", List.of(rows)).with("next", rows.length == 0 ? null : "abc").with("earlier", false);
    }

    private static ConnectionRow row(ConnectionView.Tested test, boolean may) {
        return new ConnectionRow(view(test), may, may);
    }

    private static ConnectionView view(ConnectionView.Tested test) {
        return new ConnectionView(ID, HOSTILE, "https://example.atlassian.net", Deployment.AUTO, new ConnectionView.Auth(Credentials.Type.BASIC, HOSTILE, true), Sharing.USE,
                new ConnectionView.Owner(ADA, HOSTILE), NOW, NOW, test);
    }

    private static String squeezed(String html) {
        return html.replaceAll("\\s+", " ").strip();
    }

    private static ViewerSnapshot viewer(String language, String role) {
        return new ViewerSnapshot(ADA, "ada@example.org", "Ada L.", role, UUID.randomUUID(), true, "csrf", Locale.forLanguageTag(language), ZoneOffset.UTC, "light", "light", "/connections");
    }
}
