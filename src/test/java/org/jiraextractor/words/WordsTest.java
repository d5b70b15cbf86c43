package org.jiraextractor.words;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;

class WordsTest {

    private static final Pattern IN_TEMPLATES = Pattern.compile("#\\{([a-z][a-z0-9_.]*)");
    private static final Pattern IN_CODE = Pattern.compile("(?<!did\\()\"((?:page|problem|accounts|messaging|admin|connection|jira|extraction|storage|job|schedule|export|format)\\.[a-z0-9_]+(?:\\.[a-z0-9_]+)*)\"");

    private static Properties bundle(String name) throws IOException {
        Properties words = new Properties();
        try (Reader in = Files.newBufferedReader(Path.of("src/main/resources/messages/" + name))) {
            words.load(in);
        }
        return words;
    }

    private static List<String> uses(Path folder, String ending, Pattern pattern) throws IOException {
        List<String> used = new ArrayList<>();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(path -> path.toString().endsWith(ending)).toList()) {
                Matcher key = pattern.matcher(Files.readString(file));
                while (key.find()) {
                    used.add(key.group(1));
                }
            }
        }
        return used;
    }

    @Test
    void both_languages_say_the_same_things() throws IOException {
        assertThat(new TreeSet<>(bundle("messages_fr.properties").keySet())).isEqualTo(new TreeSet<>(bundle("messages.properties").keySet()));
    }

    @Test
    void no_key_stands_twice_in_a_bundle() throws IOException {
        for (String name : List.of("messages.properties", "messages_fr.properties")) {
            List<String> keys = Files.readAllLines(Path.of("src/main/resources/messages/" + name)).stream().filter(line -> line.matches("[a-z][^=]*=.*")).map(line -> line.substring(0, line.indexOf('=')).strip()).toList();
            assertThat(keys).as(name).doesNotHaveDuplicates();
        }
    }

    @Test
    void every_sentence_can_be_said_and_takes_the_same_arguments_in_both_languages() throws IOException {
        Properties english = bundle("messages.properties");
        Properties french = bundle("messages_fr.properties");
        english.forEach((key, sentence) -> {
            int arguments = new MessageFormat((String) sentence, Locale.ENGLISH).getFormatsByArgumentIndex().length;
            assertThat(new MessageFormat(french.getProperty((String) key), Locale.FRENCH).getFormatsByArgumentIndex().length).as((String) key).isEqualTo(arguments);
            assertThat((String) sentence).as("%s: an apostrophe is written ’", key).doesNotContain("'");
            assertThat(french.getProperty((String) key)).as("%s: an apostrophe is written ’", key).doesNotContain("'");
        });
    }

    @Test
    void french_puts_a_space_that_does_not_break_before_its_tall_marks() throws IOException {
        bundle("messages_fr.properties").forEach((key, sentence) -> assertThat(((String) sentence).replaceAll("https?:", ""))
                .as((String) key).doesNotContainPattern("[^\\u00A0\\u202F(«?!] ?[;?!](?![\\w=&])").doesNotContainPattern(" [;:?!»]"));
    }

    @Test
    void every_key_of_templates_and_code_exists() throws IOException {
        Properties english = bundle("messages.properties");
        List<String> used = new ArrayList<>(uses(Path.of("src/main/webapp/WEB-INF/templates"), ".html", IN_TEMPLATES));
        used.addAll(uses(Path.of("src/main/java"), ".java", IN_CODE));

        assertThat(used.stream().distinct().filter(key -> !key.matches(".*\\.(html|css|js|svg|json|properties)") && !english.containsKey(key)).collect(Collectors.toList())).isEmpty();
    }

    @Test
    void every_deed_of_the_audit_log_has_words() throws IOException {
        List<String> deeds = uses(Path.of("src/main/java"), ".java", Pattern.compile("(?:did\\(|byNobody\\([^\";]*|new Deed\\([^\";]*)\"([a-z_]+\\.[a-z_]+)\""));
        assertThat(deeds).contains("login.failed", "login.succeeded", "token.made").allMatch(deed -> english().containsKey("audit." + deed), "has words");
    }

    private static Properties english() {
        try {
            return bundle("messages.properties");
        } catch (IOException unreadable) {
            throw new java.io.UncheckedIOException(unreadable);
        }
    }
}
