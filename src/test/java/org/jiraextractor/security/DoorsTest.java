package org.jiraextractor.security;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;

/** No endpoint without a rule, no rule without an endpoint. {@link WhoMayWhatIT} tries them all. */
class DoorsTest {

    @Test
    void every_endpoint_stands_under_a_rule() {
        Set<Door> without = new TreeSet<>(Door.all());
        assertThat(without).hasSizeGreaterThan(100);
        without.removeAll(Door.rules().keySet());
        assertThat(without).as("endpoints without a rule: put each into src/test/resources/security/doors.txt, under a row of the README's table \"Who may do what\"").isEmpty();
    }

    @Test
    void no_rule_is_left_of_an_endpoint_that_went() {
        Set<Door> gone = new LinkedHashSet<>(Door.rules().keySet());
        gone.removeAll(Door.all());
        assertThat(gone).as("doors.txt names endpoints that are not there").isEmpty();
    }

    @Test
    void the_readme_has_a_row_for_each_rule_and_no_other() {
        assertThat(Rights.ofReadme().names()).containsExactlyInAnyOrderElementsOf(Set.copyOf(Door.rules().values()));
    }

    /** What is reached past JAX-RS: files that are the same for all, and the page of errors. */
    @Test
    void there_is_no_other_way_in() throws IOException {
        Matcher servlet = Pattern.compile("<url-pattern>([^<]+)</url-pattern>").matcher(Files.readString(Path.of("src/main/webapp/WEB-INF/web.xml")));
        assertThat(servlet.results().map(each -> each.group(1))).containsExactlyInAnyOrder("/assets/*", "/webjars/*", "/error");
        try (Stream<Path> sources = Files.walk(Path.of("src/main/java"))) {
            assertThat(sources.filter(file -> file.toString().endsWith(".java")).filter(DoorsTest::isServlet).map(file -> file.getFileName().toString()).collect(Collectors.toSet())).isEmpty();
        }
    }

    private static boolean isServlet(Path source) {
        try {
            return Pattern.compile("^@(WebServlet|ServerEndpoint|WebService)\\b", Pattern.MULTILINE).matcher(Files.readString(source)).find();
        } catch (IOException unreadable) {
            throw new AssertionError(unreadable);
        }
    }
}
