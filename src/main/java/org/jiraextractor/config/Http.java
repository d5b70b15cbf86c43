package org.jiraextractor.config;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Where the application listens.
 *
 * @param address        an IP address of this machine, or one that means all of them
 * @param baseUrl        scheme, host and port under which people reach it, without a slash at the end; empty: only loopback and the address are valid Hosts
 * @param trustedProxies from where {@code X-Forwarded-For}, {@code -Proto} and {@code -Host} are believed; from anywhere else they count for nothing
 */
public record Http(int port, InetAddress address, Optional<URI> baseUrl, List<Network> trustedProxies) {

    // a host name would be asked of DNS, and may answer with more than one address
    private static final Pattern LITERAL = Pattern.compile("\\d{1,3}(\\.\\d{1,3}){3}|[0-9a-fA-F:.]*:[0-9a-fA-F:.]*");

    static Http read(Variables from) {
        return new Http(from.number("HTTP_PORT", 8080, 1, 65_535), address(from), from.origin("BASE_URL", "https://extractor.example.org"), proxies(from));
    }

    private static List<Network> proxies(Variables from) {
        List<Network> networks = new ArrayList<>();
        for (String each : from.text("TRUSTED_PROXIES").map(text -> text.strip().split("[,\\s]+")).orElse(new String[0])) {
            Network.parse(each).ifPresentOrElse(networks::add,
                    () -> from.wrong("TRUSTED_PROXIES", "has \"" + each + "\"; allowed are IP addresses and networks, divided by commas, like 10.0.0.5, 172.16.0.0/12"));
        }
        return List.copyOf(networks);
    }

    private static InetAddress address(Variables from) {
        String value = from.text("HTTP_ADDRESS").map(String::strip).orElse("127.0.0.1");
        try {
            if (value.equals("localhost")) {
                return InetAddress.getByName("127.0.0.1");
            }
            if (LITERAL.matcher(value).matches()) {
                return InetAddress.getByName(value);
            }
        } catch (UnknownHostException notAnAddress) {
            // told below
        }
        from.wrong("HTTP_ADDRESS", "is \"" + value + "\"; allowed is an IP address of this machine, like 127.0.0.1, or 0.0.0.0 for all of them");
        return InetAddress.getLoopbackAddress();
    }

    /** The address to type into a browser on this machine. */
    public String url() {
        String host = address.isAnyLocalAddress() ? "127.0.0.1" : address.getHostAddress();
        return "http://" + (host.contains(":") ? "[" + host + "]" : host) + ":" + port;
    }
}
