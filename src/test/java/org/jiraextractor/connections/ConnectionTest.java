package org.jiraextractor.connections;

import org.jiraextractor.accounts.Sharing;
import org.jiraextractor.connections.ConnectionDetails.Auth;
import org.jiraextractor.crypto.Seal;
import org.jiraextractor.jira.Credentials;
import org.jiraextractor.jira.Credentials.Type;
import org.jiraextractor.jira.Deployment;
import org.jiraextractor.jira.SiteAddress;
import org.jiraextractor.jira.SiteCheck;
import org.jiraextractor.words.Code;
import org.jiraextractor.words.Refusal;
import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.util.Locale;
import java.util.UUID;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class ConnectionTest {

    private static final Instant THEN = Instant.parse("2026-11-20T17:00:00Z");
    private static final Instant LATER = THEN.plusSeconds(60);
    private static final String URL = "https://example.atlassian.net";
    private static final Auth KEPT = new Auth(Type.BASIC, "ada@example.org", null);

    private final Seal seal = new Seal(new byte[32]);
    private final Connection connection = new Connection(UUID.randomUUID(), UUID.randomUUID(),
            new NewConnection(" Example ", URL + "/", Deployment.CLOUD, new Auth(Type.BASIC, " ada@example.org ", "token"), null), seal, THEN);

    @Test
    void it_opens_to_the_address_and_the_credentials_that_it_was_made_of() {
        SiteAddress site = connection.open(seal);
        assertThat(site.baseUrl()).hasToString(URL);
        assertThat(site.deployment()).isEqualTo(Deployment.CLOUD);
        assertThat(site.credentials()).isEqualTo(Credentials.basic("ada@example.org", "token"));
    }

    @Test
    void it_is_private_unless_shared() {
        assertThat(connection.name()).isEqualTo("Example");
        assertThat(connection.sharing()).isEqualTo(Sharing.PRIVATE);
        assertThat(connection.createdAt()).isEqualTo(connection.updatedAt()).isEqualTo(THEN);
    }

    @Test
    void a_secret_that_is_left_out_stays() {
        connection.change(changed("Other", URL, KEPT, Sharing.USE), seal, LATER);
        assertThat(connection.open(seal).credentials().secret()).isEqualTo("token");
        assertThat(connection.name()).isEqualTo("Other");
        assertThat(connection.sharing()).isEqualTo(Sharing.USE);
        assertThat(connection.updatedAt()).isEqualTo(LATER);
    }

    @Test
    void a_secret_that_is_given_takes_the_place_of_the_old_one() {
        connection.change(changed("Example", URL, new Auth(Type.BASIC, "ada@example.org", "newer"), null), seal, LATER);
        assertThat(connection.open(seal).credentials().secret()).isEqualTo("newer");
    }

    @Test
    void another_address_wants_the_secret_again_and_nothing_is_changed_without() {
        assertThatThrownBy(() -> connection.change(changed("Other", "https://evil.example", KEPT, null), seal, LATER))
                .isInstanceOfSatisfying(Refusal.class, refusal -> {
                    assertThat(refusal.code()).isEqualTo(Code.INVALID_FIELD);
                    assertThat(refusal.fields()).extracting(Refusal.Field::name).containsExactly("auth.secret");
                });
        assertThat(connection.baseUrl()).isEqualTo(URL);
        assertThat(connection.name()).isEqualTo("Example");
    }

    @Test
    void another_spelling_of_the_same_address_does_not() {
        connection.change(changed("Example", "HTTPS://Example.atlassian.net:443/", KEPT, null), seal, LATER);
        assertThat(connection.open(seal).credentials().secret()).isEqualTo("token");
    }

    @Test
    void another_path_on_the_same_host_is_another_address() {
        assertThatThrownBy(() -> connection.change(changed("Example", URL + "/jira", KEPT, null), seal, LATER)).isInstanceOf(Refusal.class);
    }

    @Test
    void a_kept_password_that_no_header_can_carry_cannot_become_a_bearer_token() {
        connection.change(changed("Example", URL, new Auth(Type.BASIC, "ada", "pass wörd"), null), seal, LATER);
        assertThatThrownBy(() -> connection.change(changed("Example", URL, new Auth(Type.BEARER, null, null), null), seal, LATER))
                .isInstanceOfSatisfying(Refusal.class, refusal -> assertThat(refusal.key()).isEqualTo("connection.secret.no_token"));
    }

    @Test
    void what_the_last_test_said_stands_until_something_that_it_depends_on_is_another() {
        connection.tested(new LastTest(THEN, "en", ok()));
        long tested = connection.revision();
        connection.change(changed("Other name", URL, KEPT, Sharing.READ), seal, LATER);
        assertThat(connection.lastTest()).isEqualTo(new LastTest(THEN, "en", ok()));
        assertThat(connection.revision()).isEqualTo(tested);

        connection.change(changed("Other name", URL, new Auth(Type.BASIC, "grace@example.org", null), null), seal, LATER);
        assertThat(connection.lastTest()).isNull();
        assertThat(connection.revision()).isGreaterThan(tested);
    }

    @Test
    void a_new_secret_alone_forgets_the_last_test_too() {
        connection.tested(new LastTest(THEN, "en", ok()));
        connection.change(changed("Example", URL, new Auth(Type.BASIC, "ada@example.org", "newer"), null), seal, LATER);
        assertThat(connection.lastTest()).isNull();
    }

    @Test
    void a_test_is_told_in_its_own_words_and_to_other_readers_by_its_code() {
        LastTest good = new LastTest(THEN, "en", ok());
        assertThat(good.message(Locale.ENGLISH)).isEqualTo("Hello Ada");
        assertThat(good.message(Locale.FRENCH)).isEqualTo("Connecté en tant que Ada.");
        LastTest bad = new LastTest(THEN, "fr", new SiteCheck(false, null, null, null, null, null, null, "not_jira", "Non"));
        assertThat(bad.message(Locale.ENGLISH)).isEqualTo("Something answered, but it is not Jira.");
    }

    private ChangedConnection changed(String name, String baseUrl, Auth auth, Sharing sharing) {
        return new ChangedConnection(name, baseUrl, Deployment.CLOUD, auth, sharing);
    }

    private static SiteCheck ok() {
        return new SiteCheck(true, "cloud", "1001.0.0", "Ada", "Europe/Paris", 12L, 3L, null, "Hello Ada");
    }
}
