package org.jiraextractor.jira;

import okhttp3.Dns;

import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Which addresses may be dialled at all. Private networks may: Data Center lives there. Refused are addresses that only mean this machine,
 * its link or its cloud's metadata, in whatever notation or tunnel they come. Checked three times: the host as written, what DNS answers,
 * and (by {@link GuardedSockets}) the address of the socket, which is the one that counts.
 */
final class AddressGuard implements Dns {

    private static final Set<String> METADATA = Set.of("169.254.169.254", "100.100.100.200", "168.63.129.16", "192.0.0.192",
            "fd00:ec2:0:0:0:0:0:254", "fd20:ce:0:0:0:0:0:254");

    private final boolean allowLoopback;

    AddressGuard(boolean allowLoopback) {
        this.allowLoopback = allowLoopback;
    }

    /** A host as it stands in a URL: names of this machine, and literals in every notation that some resolver or proxy would understand. */
    void checkHost(String host) throws IOException {
        String name = host.toLowerCase(Locale.ROOT).replaceAll("\\.$", "");
        if (!allowLoopback && (name.equals("localhost") || name.endsWith(".localhost")) || name.equals("metadata.google.internal")) {
            throw new BlockedAddress(host);
        }
        byte[] literal = name.contains(":") ? InetAddress.getByName(name).getAddress() : numeric(name);
        if (literal != null) {
            check(InetAddress.getByAddress(literal));
        }
    }

    void check(InetAddress address) throws BlockedAddress {
        if (!allowed(address.getAddress()) || METADATA.contains(address.getHostAddress().replaceAll("%.*", ""))) {
            throw new BlockedAddress(address.getHostAddress());
        }
    }

    @Override
    public List<InetAddress> lookup(String host) throws UnknownHostException {
        List<InetAddress> addresses = List.of(InetAddress.getAllByName(host));
        List<InetAddress> good = addresses.stream().filter(this::passes).toList();
        if (good.isEmpty()) {
            throw (UnknownHostException) new UnknownHostException(host).initCause(new BlockedAddress(addresses.get(0).getHostAddress()));
        }
        return good;
    }

    private boolean passes(InetAddress address) {
        try {
            check(address);
            return true;
        } catch (BlockedAddress blocked) {
            return false;
        }
    }

    private boolean allowed(byte[] ip) throws BlockedAddress {
        if (ip.length == 4) {
            return allowedV4(ip);
        }
        int first = ip[0] & 0xff;
        if (first == 0xff || first == 0xfe && (ip[1] & 0xc0) == 0x80) {
            return false;
        }
        if (zeros(ip, 0, 15)) {
            return ip[15] == 1 && allowLoopback;
        }
        byte[] inner = embedded(ip);
        if (inner != null) {
            check(v4(inner));
        }
        return true;
    }

    private boolean allowedV4(byte[] ip) {
        int first = ip[0] & 0xff;
        return first != 0 && first < 224 && !(first == 169 && (ip[1] & 0xff) == 254) && (first != 127 || allowLoopback);
    }

    /** The IPv4 address that an IPv6 one carries: mapped, compatible, translated, NAT64, 6to4, Teredo; or null. */
    private static byte[] embedded(byte[] ip) {
        boolean nat64 = ip[0] == 0 && ip[1] == 0x64 && (ip[2] & 0xff) == 0xff && (ip[3] & 0xff) == 0x9b;
        boolean lowEnd = zeros(ip, 0, 8) && (zeros(ip, 8, 12) || zeros(ip, 10, 12) || zeros(ip, 8, 10));
        if (nat64 || lowEnd) {
            return Arrays.copyOfRange(ip, 12, 16);
        }
        if (ip[0] == 0x20 && ip[1] == 0x02) {
            return Arrays.copyOfRange(ip, 2, 6);
        }
        if (ip[0] == 0x20 && ip[1] == 0x01 && ip[2] == 0 && ip[3] == 0) {
            byte[] client = Arrays.copyOfRange(ip, 12, 16);
            for (int i = 0; i < 4; i++) {
                client[i] = (byte) ~client[i];
            }
            return client;
        }
        return null;
    }

    private static InetAddress v4(byte[] ip) {
        try {
            return InetAddress.getByAddress(ip);
        } catch (UnknownHostException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static boolean zeros(byte[] ip, int from, int to) {
        for (int i = from; i < to; i++) {
            if (ip[i] != 0) {
                return false;
            }
        }
        return true;
    }

    /** An IPv4 literal as C's inet_aton reads it: one to four parts, decimal, octal or hexadecimal, the last filling the rest; or null. */
    static byte[] numeric(String host) {
        String[] parts = host.split("\\.", -1);
        if (parts.length > 4) {
            return null;
        }
        long value = 0;
        for (int i = 0; i < parts.length; i++) {
            long part = part(parts[i]);
            boolean last = i == parts.length - 1;
            long room = last ? 1L << 8 * (5 - parts.length) : 256;
            if (part < 0 || part >= room) {
                return null;
            }
            value += last ? part : part << 8 * (3 - i);
        }
        return new byte[] {(byte) (value >> 24), (byte) (value >> 16), (byte) (value >> 8), (byte) value};
    }

    private static long part(String text) {
        try {
            if (text.matches("0x[0-9a-f]{0,8}")) {
                return text.length() == 2 ? 0 : Long.parseLong(text.substring(2), 16);
            }
            return text.matches("0[0-7]{1,11}") ? Long.parseLong(text, 8) : text.matches("[0-9]{1,10}") ? Long.parseLong(text) : -1;
        } catch (NumberFormatException tooLong) {
            return -1;
        }
    }
}
