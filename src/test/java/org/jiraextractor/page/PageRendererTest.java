package org.jiraextractor.page;

import org.jiraextractor.words.Code;
import org.jiraextractor.words.Refusal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

import static org.assertj.core.api.Assertions.assertThat;

class PageRendererTest {

    private static final Instant NOW = Instant.parse("2026-11-20T17:00:00Z");
    private final PageRenderer renderer = new PageRenderer(PageRendererTest::open, Clock.fixed(NOW, ZoneOffset.UTC));

    private static InputStream open(String path) {
        try {
            Path file = Path.of("src/main/webapp" + path);
            return Files.exists(file) ? Files.newInputStream(file) : null;
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static ViewerSnapshot jane(Locale locale, String theme) {
        return ViewerSnapshot.anonymous(locale, ZoneId.of("Europe/Paris"), theme, "/connections/7")
                .as(new Person(UUID.randomUUID(), "jane.doe@example.org", "Jane Doe", "editor", UUID.randomUUID(), "csrf<token>", null, null, null), true);
    }

    @ParameterizedTest
    @CsvSource({"en,Sign in,light", "fr,Se connecter,dark"})
    void the_log_in_page_speaks_the_viewers_language_and_wears_their_theme(String language, String verb, String theme) {
        String html = renderer.render(Page.of("accounts/login").with("form", Form.empty()), ViewerSnapshot.anonymous(Locale.forLanguageTag(language), ZoneOffset.UTC, theme, "/login"));

        assertThat(html).contains("lang=\"" + language + "\"").contains("data-bs-theme=\"" + theme + "\"").contains(">" + verb + "<").doesNotContain("??").doesNotContain("th:");
    }

    @Test
    void who_was_sent_to_the_log_in_page_is_told_that_the_way_leads_back() {
        ViewerSnapshot nobody = ViewerSnapshot.anonymous(Locale.ENGLISH, ZoneOffset.UTC, "light", "/login");

        assertThat(renderer.render(Page.of("accounts/login").with("form", Form.empty().with("next", "/jobs/7?level=warn")), nobody)).contains("you are back where you were", "value=\"/jobs/7?level=warn\"");
        assertThat(renderer.render(Page.of("accounts/login").with("form", Form.empty().with("next", "/")), nobody)).doesNotContain("you are back where you were");
    }

    @ParameterizedTest
    @CsvSource({"/jobs/7, /jobs", "/schedules/7, /schedules", "/connections/7, /connections", "/me, /"})
    void an_error_page_leads_on_and_one_of_ours_to_another_try(String path, String room) {
        ViewerSnapshot person = ViewerSnapshot.anonymous(Locale.ENGLISH, ZoneOffset.UTC, "light", path).as(new Person(UUID.randomUUID(), "jane.doe@example.org", "Jane Doe", "editor", UUID.randomUUID(), "csrf", null, null, null), true);
        Page missing = Page.of("error").with("problem", Problem.of(new Refusal(Code.NOT_FOUND, "problem.not_found"), Locale.ENGLISH, path)).with("again", path);
        Page broken = Page.of("error").with("problem", Problem.of(Code.INTERNAL, 500, "error 7f0", Locale.ENGLISH, "urn:uuid:7", List.of())).with("again", path + "?a=b");

        assertThat(main(renderer.render(missing, person))).contains("btn-primary\" href=\"" + room + "\"").doesNotContain("Try again");
        assertThat(main(renderer.render(broken, person))).contains("href=\"" + path + "?a=b\"", "Try again", "error 7f0", "href=\"/\"").containsOnlyOnce("btn-primary");
        assertThat(main(renderer.render(broken.with("again", null), person))).doesNotContain("Try again").contains("href=\"/\"");
    }

    private static String main(String html) {
        return html.substring(html.indexOf("<main"), html.indexOf("</main>")).replaceAll("\\s+", " ");
    }

    @Test
    void the_room_of_the_request_is_marked_and_the_csrf_token_stands_escaped_in_the_page() {
        String html = renderer.render(Page.of("home").with("latest", List.of()).with("connected", true), jane(Locale.ENGLISH, "system"));

        assertThat(html).containsOnlyOnce("aria-current=\"page\"").contains("href=\"/connections\" aria-current=\"page\"").contains("content=\"csrf&lt;token&gt;\"").doesNotContain("??");
    }

    @Test
    void what_was_typed_and_what_was_wrong_stand_beside_their_field_and_a_password_never_comes_back() {
        Body body = Body.form(Map.of("email", List.of("<script>alert(1)</script>"), "password", List.of("secret words")), null);
        Refusal refusal = new Refusal(Code.INVALID_FIELD, List.of(new Refusal.Field("email", Code.INVALID_FIELD, "accounts.email.form")), "problem.body.wrong_fields", 1);

        String html = renderer.render(Page.of("accounts/login").with("form", Form.again(body, refusal, Locale.ENGLISH)), ViewerSnapshot.anonymous(Locale.ENGLISH, ZoneOffset.UTC, "light", "/login"));

        assertThat(html).contains("value=\"&lt;script&gt;alert(1)&lt;/script&gt;\"").contains("must be an e-mail address").contains("aria-invalid=\"true\"").contains("aria-describedby=\"f-email-error\"")
                .contains("One field needs your attention.").doesNotContain("secret words").doesNotContain("<script>alert");
    }

    @Test
    void a_fragment_is_rendered_alone() {
        Problem problem = Problem.of(new Refusal(Code.NOT_FOUND, "problem.not_found"), Locale.FRENCH, "/jobs/9");

        String html = renderer.render(Page.of("shared/problem").with("problem", problem).only("inline"), jane(Locale.FRENCH, "dark"));

        assertThat(html.strip()).startsWith("<div class=\"toast-note toast-bad\"").contains("L’adresse est fausse").doesNotContain("<html");
    }

    @Test
    void no_page_holds_a_script_or_style_of_its_own() throws IOException {
        try (var templates = Files.walk(Path.of("src/main/webapp/WEB-INF/templates"))) {
            for (Path template : templates.filter(file -> file.toString().endsWith(".html")).toList()) {
                // the one text that is put in as HTML: MarkdownPage made it, and escapes what is HTML in what it is given
                assertThat(Files.readString(template).replace("th:utext=\"${markdown.html()}\"", "")).as(template.toString()).doesNotContainPattern("<script(?![^>]*src=)").doesNotContain("<style")
                        // mails have no style sheet and no policy
                        .matches(text -> template.getParent().endsWith("mail") || !text.matches("(?s).*\\sstyle=.*"), "has no style of its own")
                        .doesNotContainPattern("\\son[a-z]+=").doesNotContain("javascript:").doesNotContain("th:utext").doesNotContain("hx-on");
            }
        }
    }

    /** For eyes: {@code -Dpage.preview=folder} leaves the pages there as files. */
    @Test
    void the_frame_renders_every_page_of_the_door() throws IOException {
        String folder = System.getProperty("page.preview");
        Map<String, Page> pages = Map.of(
                "login", Page.of("accounts/login").with("form", Form.empty()),
                "setup", Page.of("accounts/setup").with("form", Form.empty()),
                "home", Page.of("home").with("latest", List.of()).with("connected", false),
                "error", Page.of("error").with("problem", Problem.of(new Refusal(Code.NOT_FOUND, "problem.not_found"), Locale.ENGLISH, "/x")));
        for (String language : List.of("en", "fr")) {
            for (Map.Entry<String, Page> page : pages.entrySet()) {
                Locale locale = Locale.forLanguageTag(language);
                boolean door = page.getKey().equals("login") || page.getKey().equals("setup");
                String html = renderer.render(page.getValue(), door ? ViewerSnapshot.anonymous(locale, ZoneOffset.UTC, "system", "/login") : jane(locale, "system"));
                assertThat(html).doesNotContain("??");
                if (folder != null) {
                    Files.writeString(Path.of(folder, page.getKey() + "-" + language + ".html"), html);
                }
            }
        }
    }
}
