package org.jiraextractor.demo;

import org.jiraextractor.demo.world.DemoAttachment;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import static org.assertj.core.api.Assertions.assertThat;

/** Files come from another origin, which wants no credentials. */
class DemoAttachmentsTest {

    private static final String CONTENT = "/rest/api/3/attachment/content/";

    private static DemoJira jira;
    private static Visitor account;

    @BeforeAll
    static void start() throws IOException {
        jira = DemoJira.start(DemoOptions.defaults());
        account = Visitor.account(jira);
    }

    @AfterAll
    static void stop() {
        jira.close();
    }

    private static Visitor.Reply media(String address, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(address));
        for (int i = 0; i < headers.length; i += 2) {
            request.header(headers[i], headers[i + 1]);
        }
        return Visitor.send(request);
    }

    private static DemoAttachment big() {
        return jira.world().attachments().stream().filter(file -> file.filename().equals("dump.bin")).findFirst().orElseThrow();
    }

    @Test
    void theSiteSendsToAnAddressAtTheOtherOriginThatNamesTheMediaId() {
        DemoAttachment file = jira.world().attachments().get(0);
        Visitor.Reply reply = account.get(CONTENT + file.id());

        assertThat(reply.status()).isEqualTo(303);
        assertThat(reply.header("Location")).startsWith(jira.mediaUri() + "/file/" + file.media() + "/binary?token=");
        assertThat(jira.mediaUri().getPort()).isNotEqualTo(jira.baseUri().getPort());
    }

    @Test
    void everyFileComesByteForByte() {
        for (DemoAttachment file : jira.world().attachments()) {
            Visitor.Reply reply = media(account.get(CONTENT + file.id()).header("Location"));

            assertThat(reply.status()).as(file.filename()).isEqualTo(200);
            assertThat(reply.response().body()).as(file.filename()).isEqualTo(file.bytes());
        }
    }

    @Test
    void theOtherOriginRefusesCredentialsAndTheLogShowsThem() throws IOException {
        try (DemoJira other = DemoJira.start(DemoOptions.defaults())) {
            String address = Visitor.account(other).get(CONTENT + other.world().attachments().get(0).id()).header("Location");

            assertThat(media(address).status()).isEqualTo(200);
            assertThat(other.calls().entries()).filteredOn(call -> call.host() == Call.Host.MEDIA).noneMatch(Call::authorized);
            assertThat(media(address, "Authorization", "Basic x").status()).isEqualTo(400);
            assertThat(other.calls().entries()).filteredOn(call -> call.host() == Call.Host.MEDIA).anyMatch(Call::authorized);
        }
    }

    @Test
    void withoutACapabilityNothingIsGiven() {
        DemoAttachment file = jira.world().attachments().get(0);
        String ofAnother = account.get(CONTENT + big().id()).header("Location");

        assertThat(media(jira.mediaUri() + "/file/" + file.media() + "/binary").status()).isEqualTo(403);
        assertThat(media(ofAnother.replace(big().media().toString(), file.media().toString())).status()).isEqualTo(403);
        assertThat(Visitor.impostor(jira).get(CONTENT + file.id()).status()).isEqualTo(404);
    }

    @Test
    void aPartMayBeAskedFor() {
        byte[] bytes = big().bytes();
        String direct = CONTENT + big().id() + "?redirect=false";
        Visitor.Reply rest = account.get(direct, "Range", "bytes=3000000-");

        assertThat(account.get(direct).response().body()).isEqualTo(bytes);
        assertThat(rest.status()).isEqualTo(206);
        assertThat(rest.header("Content-Range")).isEqualTo("bytes 3000000-" + (bytes.length - 1) + "/" + bytes.length);
        assertThat(rest.response().body()).isEqualTo(Arrays.copyOfRange(bytes, 3_000_000, bytes.length));
        assertThat(account.get(direct, "Range", "bytes=-5").response().body()).hasSize(5);
        assertThat(account.get(direct, "Range", "bytes=" + bytes.length + "-").status()).isEqualTo(416);
        assertThat(media(account.get(CONTENT + big().id()).header("Location"), "Range", "bytes=0-9").response().body()).hasSize(10);
    }

    @Test
    void richTextNamesPicturesByTheirMediaIdAlone() {
        DemoAttachment picture = jira.world().issues().get(2).attachments().get(0);
        String description = jira.world().issues().get(2).field("description").toString();

        assertThat(description).contains(picture.media().toString()).doesNotContain("\"" + picture.id() + "\"");
    }

    @Test
    void namesClashAndOneFileIsEmpty() {
        List<String> names = jira.world().attachments().stream().map(DemoAttachment::filename).toList();
        Set<String> once = new HashSet<>(names);

        assertThat(once.size()).isLessThan(names.size());
        assertThat(names).contains("image.png", "IMAGE.PNG", "../../etc/passwd", "CON.txt", "a%b;c.png");
        assertThat(jira.world().attachments()).anyMatch(file -> file.bytes().length == 0);
    }

    @Test
    void ifWishedForOneIsListedWhoseContentIsGone() throws IOException {
        try (DemoJira lossy = DemoJira.start(DemoOptions.defaults().withGoneAttachment(true))) {
            DemoAttachment gone = lossy.world().attachments().stream().filter(DemoAttachment::gone).findFirst().orElseThrow();

            assertThat(Visitor.account(lossy).get(CONTENT + gone.id()).status()).isEqualTo(404);
            assertThat(lossy.world().attachmentIds()).contains(Long.toString(gone.id()));
        }
        assertThat(jira.world().attachments()).noneMatch(DemoAttachment::gone);
    }
}
