package org.jiraextractor.page;

import org.jiraextractor.crypto.Token;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/** Addresses of our static files that change when the file does, so that browsers may keep them for ever. */
public final class Assets {

    private final Function<String, InputStream> files;
    private final Map<String, String> addresses = new ConcurrentHashMap<>();

    Assets(Function<String, InputStream> files) {
        this.files = files;
    }

    /** {@code app.css} → {@code /assets/app.css?v=1a2b3c4d}. */
    public String at(String name) {
        return addresses.computeIfAbsent(name, this::address);
    }

    /** A symbol of the icon sprite. */
    public String icon(String symbol) {
        return at("icons.svg") + "#" + symbol;
    }

    private String address(String name) {
        String path = "/assets/" + name;
        try (InputStream in = files.apply(path)) {
            if (in == null) {
                throw new IllegalStateException("there is no " + path);
            }
            return path + "?v=" + Token.hash(new String(in.readAllBytes(), StandardCharsets.ISO_8859_1)).substring(0, 8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
