package org.jiraextractor.exports.web;

import org.jiraextractor.exports.bundle.BundledFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.net.URI;
import java.util.UUID;

import static org.assertj.core.api.Assertions.assertThat;

class DownloadTest {

    private static final UUID JOB = UUID.fromString("7f000000-0000-4000-8000-000000000001");

    @Test
    void a_name_reaches_old_and_new_clients() {
        assertThat(Download.disposition("été 1.txt")).isEqualTo("attachment; filename=\"_t_ 1.txt\"; filename*=UTF-8''%C3%A9t%C3%A9%201.txt");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\"; filename=\"b.exe", "a\r\nSet-Cookie: x=1", "a\nb", "a\\\"b", "a;b", "a'b''c", "a%22b", "\u2028\u0000\u0085", "../../etc/passwd", "a\tb", "\uD83D\uDE00\uD83D"})
    void no_name_can_end_the_header_or_its_quotes(String name) {
        String header = Download.disposition(name);

        assertThat(header).matches("attachment; filename=\"[A-Za-z0-9._ -]*\"; filename\\*=UTF-8''[A-Za-z0-9._*%-]*").startsWith("attachment; ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"attachments/A-1/5-été 1+1?.png", "a/\"><script>.svg", "a/%2e%2e/x#y", "a//b", "a/\uD83D\uDE00;jsessionid=1"})
    void the_address_of_a_file_leads_to_that_file_and_stays_below_its_job(String path) {
        String href = FileRow.of(JOB, new BundledFile(path, "text/plain", 1, "0".repeat(64), null, null, null)).href();

        String prefix = "/api/jobs/" + JOB + "/files/";
        assertThat(href).startsWith(prefix).matches("[A-Za-z0-9/._*%-]+");
        assertThat(URI.create(href).getPath()).isEqualTo(prefix + path);
        assertThat(URI.create(href).getRawQuery()).isNull();
        assertThat(href.chars().filter(c -> c == '/').count()).isEqualTo((prefix + path).chars().filter(c -> c == '/').count());
    }
}
