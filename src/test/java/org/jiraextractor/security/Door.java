package org.jiraextractor.security;

import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import org.jiraextractor.boot.web.ExtractorApplication;

import java.io.IOException;
import java.io.InputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * One endpoint: a method and a path with its variables, as its class declares them; a path with a choice of words is as many doors.
 *
 * @param path {@code /api/jobs/{id}/files/{path: .+}}
 */
record Door(String method, String path) implements Comparable<Door> {

    private static final Pattern CHOICE = Pattern.compile("\\{\\w+: ([a-z|-]+)}");

    /** All that the application has, found in its classes. */
    static Set<Door> all() {
        return classes().filter(type -> type.isAnnotationPresent(Path.class)).flatMap(type -> Arrays.stream(type.getDeclaredMethods()).flatMap(method -> of(type, method)))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** The row of the README that each stands under, as {@code security/doors.txt} says; in its order. */
    static Map<Door, String> rules() {
        Map<Door, String> rules = new LinkedHashMap<>();
        try (InputStream in = Door.class.getResourceAsStream("/security/doors.txt")) {
            for (String line : new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().filter(text -> !text.isBlank() && !text.startsWith("#")).toList()) {
                String[] words = line.strip().split(" +", 3);
                if (rules.put(new Door(words[1], words[2]), words[0]) != null) {
                    throw new AssertionError("twice in doors.txt: " + line);
                }
            }
        } catch (IOException unreadable) {
            throw new AssertionError(unreadable);
        }
        return rules;
    }

    boolean api() {
        return path.startsWith("/api/");
    }

    boolean safe() {
        return method.equals("GET");
    }

    @Override
    public int compareTo(Door other) {
        return (path + " " + method).compareTo(other.path + " " + other.method);
    }

    @Override
    public String toString() {
        return method + " " + path;
    }

    private static Stream<Door> of(Class<?> type, Method method) {
        String path = Stream.of(type.getAnnotation(Path.class), method.getAnnotation(Path.class)).filter(each -> each != null && !each.value().isEmpty())
                .map(each -> "/" + each.value().replaceAll("^/|/$", "")).collect(Collectors.joining());
        return Arrays.stream(method.getAnnotations()).map(Annotation::annotationType).filter(each -> each.isAnnotationPresent(HttpMethod.class))
                .map(each -> each.getAnnotation(HttpMethod.class).value()).flatMap(verb -> chosen(path.isEmpty() ? "/" : path).stream().map(each -> new Door(verb, each)));
    }

    private static List<String> chosen(String path) {
        Matcher choice = CHOICE.matcher(path);
        return choice.find() ? Arrays.stream(choice.group(1).split("\\|")).map(word -> path.substring(0, choice.start()) + word + path.substring(choice.end())).toList() : List.of(path);
    }

    private static Stream<Class<?>> classes() {
        try {
            java.nio.file.Path root = java.nio.file.Path.of(ExtractorApplication.class.getProtectionDomain().getCodeSource().getLocation().toURI());
            try (Stream<java.nio.file.Path> files = Files.walk(root.resolve("org/jiraextractor"))) {
                return files.map(root::relativize).map(java.nio.file.Path::toString).filter(name -> name.matches(".*/web/.*\\.class|.*/page/.*\\.class"))
                        .map(name -> name.replace(".class", "").replace(java.io.File.separatorChar, '.')).toList().stream().map(Door::named);
            }
        } catch (IOException | URISyntaxException unreadable) {
            throw new AssertionError(unreadable);
        }
    }

    private static Class<?> named(String name) {
        try {
            return Class.forName(name, false, Door.class.getClassLoader());
        } catch (ClassNotFoundException impossible) {
            throw new AssertionError(impossible);
        }
    }
}
