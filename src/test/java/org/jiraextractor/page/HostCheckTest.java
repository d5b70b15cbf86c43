package org.jiraextractor.page;

import org.jiraextractor.config.Http;
import org.junit.jupiter.api.Test;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Optional;

import static org.assertj.core.api.Assertions.assertThat;

class HostCheckTest {

    @Test
    void loopback_the_bind_address_and_the_base_urls_host_are_ours() throws UnknownHostException {
        assertThat(HostCheck.names(new Http(80, InetAddress.getByName("10.1.2.3"), Optional.of(URI.create("https://Jie.Example.org:8443")), List.of())))
                .containsExactlyInAnyOrder("localhost", "127.0.0.1", "[::1]", "10.1.2.3", "jie.example.org");
        assertThat(HostCheck.names(new Http(80, InetAddress.getByName("0.0.0.0"), Optional.empty(), List.of()))).containsExactlyInAnyOrder("localhost", "127.0.0.1", "[::1]");
    }

    @Test
    void the_port_is_not_the_name() {
        assertThat(HostCheck.nameIn("LOCALHOST:8080")).isEqualTo("localhost");
        assertThat(HostCheck.nameIn("[::1]:8080")).isEqualTo("[::1]");
        assertThat(HostCheck.nameIn("localhost.evil.example")).isEqualTo("localhost.evil.example");
    }

    @Test
    void what_is_no_port_makes_it_nobodys_name() {
        assertThat(HostCheck.nameIn("localhost:80@evil.example")).isNotEqualTo("localhost");
        assertThat(HostCheck.nameIn("localhost:abc")).isNotEqualTo("localhost");
        assertThat(HostCheck.nameIn("localhost:")).isNotEqualTo("localhost");
        assertThat(HostCheck.nameIn("localhost:123456")).isNotEqualTo("localhost");
    }
}
