package org.jiraextractor.boot.web;

import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.UriInfo;
import org.jiraextractor.page.Body;
import org.jiraextractor.page.Queried;

import java.io.IOException;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A method of a resource as the runtime sees it: one method of one path. */
record Endpoint(String verb, String path, Method method) {

    /** {@code {verb: cancel|pause}}: as many paths as it has words. */
    private static final Pattern WORDS = Pattern.compile("\\{ *(\\w+) *: *(\\w+(?:\\|\\w+)+) *}");
    private static final Pattern EXPRESSION = Pattern.compile("\\{ *(\\w+) *:[^}]*}");
    private static final Pattern PARAMETER = Pattern.compile("\\{(\\w+)}");

    /** Those of the API and of what else programs ask; no pages. */
    static List<Endpoint> all() {
        List<Endpoint> all = new ArrayList<>();
        for (Class<?> type : resources()) {
            for (Method method : type.getDeclaredMethods()) {
                verb(method).ifPresent(verb -> paths(type, method).stream().filter(path -> path.matches("/(api|health|openapi)(/.*)?")).forEach(path -> all.add(new Endpoint(verb, path, method))));
            }
        }
        return all;
    }

    /** {@code JobsApi.list}. */
    String name() {
        return method.getDeclaringClass().getSimpleName() + "." + method.getName();
    }

    boolean hasBody() {
        return Arrays.asList(method.getParameterTypes()).contains(Body.class);
    }

    boolean open() {
        return method.isAnnotationPresent(PermitAll.class);
    }

    List<String> roles() {
        return method.isAnnotationPresent(RolesAllowed.class) ? List.of(method.getAnnotation(RolesAllowed.class).value()) : List.of();
    }

    List<String> mediaTypes() {
        Produces produces = method.isAnnotationPresent(Produces.class) ? method.getAnnotation(Produces.class) : method.getDeclaringClass().getAnnotation(Produces.class);
        return produces == null ? List.of() : List.of(produces.value());
    }

    Set<String> pathParameters() {
        return PARAMETER.matcher(path).results().map(found -> found.group(1)).collect(Collectors.toCollection(TreeSet::new));
    }

    /** Of what type a parameter of the path is read. */
    Class<?> typeOf(String pathParameter) {
        return Arrays.stream(method.getParameters()).filter(parameter -> parameter.isAnnotationPresent(PathParam.class) && parameter.getAnnotation(PathParam.class).value().equals(pathParameter))
                .<Class<?>>map(Parameter::getType).findFirst().orElse(String.class);
    }

    Set<String> queryParameters() {
        Set<String> names = annotated(QueryParam.class, QueryParam::value);
        if (method.isAnnotationPresent(Queried.class)) {
            names.addAll(List.of(method.getAnnotation(Queried.class).value()));
        }
        return names;
    }

    Set<String> headers() {
        return annotated(HeaderParam.class, HeaderParam::value);
    }

    /** Reads the query as a whole and does not say which names of it. */
    boolean readsWhoKnowsWhat() {
        return Arrays.asList(method.getParameterTypes()).contains(UriInfo.class) && !method.isAnnotationPresent(Queried.class);
    }

    @Override
    public String toString() {
        return verb + " " + path;
    }

    private <A extends Annotation> Set<String> annotated(Class<A> annotation, Function<A, String> name) {
        return Arrays.stream(method.getParameters()).filter(parameter -> parameter.isAnnotationPresent(annotation)).map(parameter -> name.apply(parameter.getAnnotation(annotation)))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Optional<String> verb(Method method) {
        return Arrays.stream(method.getAnnotations()).map(annotation -> annotation.annotationType().getAnnotation(HttpMethod.class)).filter(Objects::nonNull).map(HttpMethod::value).findFirst();
    }

    private static List<String> paths(Class<?> type, Method method) {
        jakarta.ws.rs.Path own = method.getAnnotation(jakarta.ws.rs.Path.class);
        String path = ("/" + type.getAnnotation(jakarta.ws.rs.Path.class).value() + (own == null ? "" : "/" + own.value())).replaceAll("/{2,}", "/");
        Matcher words = WORDS.matcher(path);
        List<String> paths = words.find() ? Arrays.stream(words.group(2).split("\\|")).map(words::replaceFirst).toList() : List.of(path);
        return paths.stream().map(each -> EXPRESSION.matcher(each).replaceAll("{$1}")).toList();
    }

    private static List<Class<?>> resources() {
        try {
            Path classes = Path.of(Description.class.getProtectionDomain().getCodeSource().getLocation().toURI());
            try (Stream<Path> files = Files.walk(classes.resolve("org/jiraextractor"))) {
                return files.map(classes::relativize).map(Path::toString).filter(file -> file.contains("/web/") && file.endsWith(".class") && !file.contains("package-info")).sorted()
                        .<Class<?>>map(file -> load(file.substring(0, file.length() - ".class".length()).replace('/', '.'))).filter(type -> type.isAnnotationPresent(jakarta.ws.rs.Path.class)).toList();
            }
        } catch (URISyntaxException | IOException unreadable) {
            throw new IllegalStateException(unreadable);
        }
    }

    private static Class<?> load(String name) {
        try {
            return Class.forName(name, false, Endpoint.class.getClassLoader());
        } catch (ClassNotFoundException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
