package org.jiraextractor.jira;

import org.jiraextractor.demo.Call;
import org.jiraextractor.demo.DemoJira;
import org.jiraextractor.demo.DemoOptions;
import org.jiraextractor.demo.Edition;
import org.jiraextractor.words.Code;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.util.Locale;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Which Jira it is, where below its host it lies, and which way its credentials are good: found out by asking. */
class WaysToASiteTest {

    @ParameterizedTest
    @ValueSource(strings = {"/jira", "/jira/secure/Dashboard.jspa", "/jira/browse/ALPHA-1", "/jira/projects/ALPHA/issues", "", "/jira/login.jsp"})
    void a_context_path_is_kept_or_found(String typed) throws IOException {
        try (DemoJira jira = DemoJira.start(DemoOptions.defaults().withEdition(Edition.DATA_CENTER.withContextPath("/jira")))) {
            URI address = URI.create(jira.baseUri().toString().replace("/jira", typed));
            JiraSite site = open(address, Credentials.bearer(jira.token()), null);
            SiteCheck check = site.check(Locale.ENGLISH);
            assertThat(check.message()).isEqualTo("Connected as Camille Roy, who sees 3 projects.");
            assertThat(check.deployment()).isEqualTo("server");
            assertThat(site.baseUrl()).isEqualTo(jira.baseUri().toString());
            assertThat(site.sample("project = ALPHA", 2)).as("also where it is posted to").hasSize(2);
        }
    }

    @Test
    void a_host_that_sends_on_below_its_context_path_teaches_it() throws IOException {
        try (StubSite stub = new StubSite()) {
            stub.on("/rest/api/2/serverInfo", StubSite.redirect("/tracker/rest/api/2/serverInfo"))
                    .on("/tracker/rest/api/2/serverInfo", StubSite.json(200, StubSite.SERVER_INFO.replace("Cloud", "Server")))
                    .on("/tracker/rest/api/2/search", StubSite.json(200, "{\"total\": 7, \"issues\": []}"));
            JiraSite site = stub.open();
            assertThat(site.approximateCount("x = 1")).isEqualTo(7);
            assertThat(site.baseUrl()).isEqualTo(stub.uri() + "/tracker");
        }
    }

    @Test
    void a_token_with_scopes_goes_by_the_gateway_also_for_files_while_links_stay_the_sites() throws IOException {
        try (DemoJira jira = DemoJira.start(DemoOptions.defaults().withEdition(Edition.CLOUD.withScopedTokens(true)))) {
            JiraSite site = open(jira.baseUri(), Credentials.basic(jira.user(), jira.secret()), jira.gatewayUri());
            assertThat(site.projects()).hasSize(3);
            assertThat(site.myself().displayName()).isEqualTo("Camille Roy");
            var file = jira.world().attachments().get(0);
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            Download download = site.attachment(String.valueOf(file.id()), file.json().path("content").asText(), file.bytes().length, Long.MAX_VALUE, file.mimeType(), out);
            assertThat(out.toByteArray()).isEqualTo(file.bytes());
            assertThat(download.mediaId()).isEqualTo(file.media().toString());
            assertThat(site.baseUrl()).isEqualTo(jira.baseUri().toString());
            assertThat(jira.calls().count("tenant_info")).isEqualTo(1);
            assertThat(jira.calls().entries()).filteredOn(call -> call.host() == Call.Host.MEDIA).isNotEmpty().noneMatch(Call::authorized);
        }
    }

    @Test
    void a_token_that_is_wrong_by_both_ways_is_wrong() throws IOException {
        try (DemoJira jira = DemoJira.start(DemoOptions.defaults().withEdition(Edition.CLOUD.withScopedTokens(true)))) {
            JiraSite site = open(jira.baseUri(), Credentials.basic(jira.user(), "expired"), jira.gatewayUri());
            assertThatThrownBy(site::myself).isInstanceOfSatisfying(JiraRefusal.class, refusal -> assertThat(refusal.code()).isEqualTo(Code.BAD_CREDENTIALS));
            assertThatThrownBy(site::myself).isInstanceOf(JiraRefusal.class);
            assertThat(jira.calls().count("tenant_info")).as("looked for once").isEqualTo(1);
        }
    }

    @Test
    void a_site_that_is_not_asked_in_secret_is_not_looked_for_at_a_gateway_that_is() throws IOException {
        try (DemoJira jira = DemoJira.start(DemoOptions.defaults())) {
            JiraSite site = open(jira.baseUri(), Credentials.basic(jira.user(), "expired"), URI.create("https://127.0.0.1:1"));
            assertThatThrownBy(site::myself).isInstanceOfSatisfying(JiraRefusal.class, refusal -> assertThat(refusal.code()).isEqualTo(Code.BAD_CREDENTIALS));
            assertThat(jira.calls().count("tenant_info")).isZero();
        }
    }

    @Test
    void a_demanded_captcha_stops_at_once_with_its_reason() throws IOException {
        try (DemoJira jira = DemoJira.start(DemoOptions.defaults().withEdition(Edition.DATA_CENTER))) {
            jira.demandCaptcha(true);
            SiteCheck check = open(jira.baseUri(), Credentials.basic(jira.user(), jira.secret()), null).check(Locale.ENGLISH);
            assertThat(check.code()).isEqualTo("captcha");
            assertThat(check.message()).contains("Log in to Jira once in a browser");
            assertThat(jira.calls().total()).isEqualTo(2);
        }
    }

    private static JiraSite open(URI address, Credentials credentials, URI gateway) {
        return new JiraSites(new Outgoing(true, null, null, "test", gateway), Clock.systemUTC()).open(new SiteAddress(address, Deployment.AUTO, credentials));
    }
}
