package org.jiraextractor.config;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Reads single variables by kind and collects what is wrong, so that all of it can be told at once. Names are given without the prefix. */
final class Variables {

    private final Map<String, String> values;
    private final List<String> problems = new ArrayList<>();

    Variables(Map<String, String> values) {
        this.values = values;
    }

    Optional<String> text(String name) {
        return Optional.ofNullable(values.get(Settings.PREFIX + name)).filter(value -> !value.isBlank());
    }

    boolean flag(String name, boolean otherwise) {
        Optional<String> value = text(name).map(text -> text.strip().toLowerCase(Locale.ROOT));
        if (value.isEmpty()) {
            return otherwise;
        }
        if (!value.get().equals("true") && !value.get().equals("false")) {
            wrong(name, "is \"" + value.get() + "\"; allowed are true and false");
        }
        return value.get().equals("true");
    }

    int number(String name, int otherwise, int least, int most) {
        Optional<String> value = text(name).map(String::strip);
        if (value.isEmpty()) {
            return otherwise;
        }
        try {
            int number = Integer.parseInt(value.get());
            if (number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException notANumber) {
            // told below, in the same words as one that is out of range
        }
        wrong(name, "is \"" + value.get() + "\"; allowed are whole numbers from " + least + " to " + most);
        return otherwise;
    }

    Optional<Path> path(String name) {
        try {
            return text(name).map(value -> Path.of(value).toAbsolutePath().normalize());
        } catch (InvalidPathException noPath) {
            wrong(name, "is no path of this system: " + noPath.getReason());
            return Optional.empty();
        }
    }

    /** An http or https address of a host alone: no user, path, query or fragment. */
    Optional<URI> origin(String name, String example) {
        return text(name).flatMap(value -> {
            try {
                URI uri = new URI(value.strip());
                boolean web = "http".equalsIgnoreCase(uri.getScheme()) || "https".equalsIgnoreCase(uri.getScheme());
                boolean bare = uri.getRawUserInfo() == null && uri.getRawQuery() == null && uri.getRawFragment() == null
                        && (uri.getRawPath() == null || uri.getRawPath().isEmpty() || uri.getRawPath().equals("/"));
                if (web && bare && uri.getHost() != null) {
                    return Optional.of(new URI(uri.getScheme().toLowerCase(Locale.ROOT), null, uri.getHost().toLowerCase(Locale.ROOT), uri.getPort(), null, null, null));
                }
            } catch (URISyntaxException notAnAddress) {
                // told below, without the value: a password may stand in it
            }
            wrong(name, "is no address of a host; allowed is http or https, a host and a port, nothing else, like " + example);
            return Optional.empty();
        });
    }

    void wrong(String name, String what) {
        problems.add(Settings.PREFIX + name + " " + what);
    }

    void refuseWhatIsWrong() {
        if (!problems.isEmpty()) {
            throw new WrongSettings(problems);
        }
    }
}
