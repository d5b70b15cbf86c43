package org.jiraextractor.page;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import org.jiraextractor.config.Network;
import org.jiraextractor.config.Settings;

import java.net.InetAddress;
import java.net.URI;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * How a request came: from whom, to which name, over TLS or not. What a proxy says of that ({@code X-Forwarded-For}, {@code -Host}, {@code -Proto}) counts where the operator
 * trusts the address that the connection itself comes from, else it is a stranger's word and nothing is changed by it. Each proxy adds to the end of such a list, so it is
 * read from there: as far as it was written by proxies that are trusted.
 */
@ApplicationScoped
public class Passage {

    private final List<Network> trusted;
    private final Optional<URI> base;

    @Inject
    public Passage(Settings settings) {
        this(settings.http().trustedProxies(), settings.http().baseUrl());
    }

    Passage(List<Network> trusted, Optional<URI> base) {
        this.trusted = trusted;
        this.base = base;
    }

    protected Passage() {
        this(List.of(), Optional.empty());
    }

    /** The address of who asks. */
    public String address(HttpServletRequest request) {
        String known = request.getRemoteAddr();
        if (!trusts(known)) {
            return known;
        }
        List<String> hops = all(request, "X-Forwarded-For");
        Collections.reverse(hops);
        for (String hop : hops) {
            Optional<InetAddress> address = Network.address(bare(hop));
            if (address.isEmpty()) {
                return known;
            }
            known = address.get().getHostAddress();
            if (!trusts(known)) {
                return known;
            }
        }
        return known;
    }

    /** The name and port that were asked for: what stands in the browser's address. Not checked, see {@link HostCheck}; null where there is none. */
    public String host(HttpServletRequest request) {
        return said(request, "X-Forwarded-Host").orElse(request.getHeader("Host"));
    }

    /** Whether people come over TLS: what they are given then is for TLS alone. */
    public boolean secure(HttpServletRequest request) {
        return base.filter(url -> url.getScheme().equals("https")).isPresent() || overTls(request);
    }

    /** The scheme that stands in the browser's address: that of the base URL for who asks by its name, whatever the last stretch of the way is. */
    String scheme(HttpServletRequest request) {
        boolean byBase = base.filter(url -> url.getScheme().equals("https") && url.getAuthority().equalsIgnoreCase(host(request))).isPresent();
        return byBase || overTls(request) ? "https" : "http";
    }

    private boolean overTls(HttpServletRequest request) {
        return request.isSecure() || said(request, "X-Forwarded-Proto").filter("https"::equalsIgnoreCase).isPresent();
    }

    /** What the nearest proxy says, if it is one of ours. */
    private Optional<String> said(HttpServletRequest request, String header) {
        List<String> all = trusts(request.getRemoteAddr()) ? all(request, header) : List.of();
        return all.isEmpty() ? Optional.empty() : Optional.of(all.get(all.size() - 1));
    }

    private boolean trusts(String address) {
        return !trusted.isEmpty() && Network.address(address.replaceAll("%.*", "")).filter(known -> trusted.stream().anyMatch(network -> network.contains(known))).isPresent();
    }

    private static List<String> all(HttpServletRequest request, String header) {
        List<String> all = new ArrayList<>();
        Collections.list(request.getHeaders(header)).forEach(line -> Arrays.stream(line.split(",")).map(String::strip).filter(each -> !each.isEmpty()).forEach(all::add));
        return all;
    }

    /** Some write the port too: {@code 192.0.2.1:4711}, {@code [2001:db8::1]:4711}. */
    private static String bare(String hop) {
        return hop.startsWith("[") ? hop.replaceAll("^\\[([^]]*)](:\\d+)?$", "$1") : hop.replaceAll("^([\\d.]+):\\d+$", "$1");
    }
}
