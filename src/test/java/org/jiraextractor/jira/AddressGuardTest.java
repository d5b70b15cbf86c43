package org.jiraextractor.jira;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class AddressGuardTest {

    private final AddressGuard guard = new AddressGuard(false);
    private final AddressGuard local = new AddressGuard(true);

    @ParameterizedTest
    @ValueSource(strings = {"169.254.169.254", "169.254.1.1", "2852039166", "0xA9FEA9FE", "0251.0376.0251.0376", "169.16689662", "169.254.43518", "0xa9.254.0251.0xfe",
            "::ffff:169.254.169.254", "::ffff:a9fe:a9fe", "::169.254.169.254", "64:ff9b::a9fe:a9fe", "2002:a9fe:a9fe::1", "2001:0:1::5601:5601", "fe80::1", "fd00:ec2::254",
            "fd20:ce::254", "100.100.100.200", "168.63.129.16", "192.0.0.192", "metadata.google.internal", "metadata.google.internal.", "224.0.0.1", "239.1.2.3", "255.255.255.255",
            "240.0.0.1", "ff02::1", "0.0.0.0", "0", "0.1.2.3", "::"})
    void is_never_called_in_whatever_notation(String host) {
        assertThatThrownBy(() -> local.checkHost(host)).isInstanceOf(BlockedAddress.class);
        assertThatThrownBy(() -> guard.checkHost(host)).isInstanceOf(BlockedAddress.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "127.9.9.9", "2130706433", "0x7f000001", "0x7F.1", "0177.0.0.1", "017700000001", "127.1", "::1", "::ffff:127.0.0.1", "localhost", "jira.localhost", "LOCALHOST."})
    void is_called_only_where_the_operator_allows_this_machine(String host) {
        assertThatThrownBy(() -> guard.checkHost(host)).isInstanceOf(BlockedAddress.class);
        assertThatCode(() -> local.checkHost(host)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(strings = {"example.atlassian.net", "10.1.2.3", "192.168.1.10", "172.16.0.1", "8.8.8.8", "2606:4700::1111", "fd12:3456::1", "1e100.net", "0xyz.example.com", "a.b.c.d.e", "300.1.1.1"})
    void is_called_since_networks_of_companies_are_private_too(String host) {
        assertThatCode(() -> guard.checkHost(host)).doesNotThrowAnyException();
    }

    @Test
    void a_name_that_leads_only_to_blocked_addresses_is_blocked_when_it_is_looked_up() {
        assertThatThrownBy(() -> guard.lookup("127.0.0.1")).isInstanceOf(UnknownHostException.class).hasRootCauseInstanceOf(BlockedAddress.class);
        assertThat(Failures.forGood(new UnknownHostException("x"))).isFalse();
    }

    @Test
    void the_socket_itself_refuses_so_that_no_second_answer_of_dns_comes_past() throws Exception {
        var socket = new GuardedSockets(guard).createSocket();
        InetAddress address = InetAddress.getByAddress("innocent.example.com", new byte[] {(byte) 169, (byte) 254, (byte) 169, (byte) 254});
        assertThatThrownBy(() -> socket.connect(new InetSocketAddress(address, 80), 100)).isInstanceOf(BlockedAddress.class);
        assertThatThrownBy(() -> new GuardedSockets(guard).createSocket("127.0.0.1", 1)).isInstanceOf(BlockedAddress.class);
    }
}
