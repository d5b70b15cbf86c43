package org.jiraextractor.exports.format.sqlite;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jiraextractor.exports.Golden;
import org.jiraextractor.exports.SmallWorld;
import org.jiraextractor.exports.format.Elsewhere;
import org.jiraextractor.exports.format.FormatOptions;
import org.jiraextractor.exports.format.Small;
import org.jiraextractor.exports.format.Written;
import org.jiraextractor.extraction.Extracted;
import org.jiraextractor.issues.RawJson;
import org.jiraextractor.support.Scratch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;

class SqliteFormatTest {

    @TempDir
    Path temp;

    @Test
    void theSmallWorldIsWrittenAsAgreed() throws Exception {
        StringBuilder said = new StringBuilder();
        try (Connection database = open(new SmallWorld(SmallWorld.ALL))) {
            for (String row : rows(database, "SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL AND name NOT LIKE '%\\_search\\_%' ESCAPE '\\'")) {
                said.append(row).append(";\n");
            }
            for (String table : List.of("about", "fields", "issues", "issue_values", "comments", "worklogs", "changes", "attachments", "links", "issues_wide")) {
                said.append("\n-- ").append(table).append('\n');
                rows(database, "SELECT * FROM " + table).forEach(row -> said.append(row).append('\n'));
            }
        }
        Golden.assertSame("sqlite/issues.sql", said.toString().getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void itsHeaderSaysWhoseItIs() throws Exception {
        byte[] file = written(new SmallWorld(SmallWorld.ALL));
        assertThat(new String(file, 0, 15, StandardCharsets.US_ASCII)).isEqualTo("SQLite format 3");
        assertThat(new String(file, 68, 4, StandardCharsets.US_ASCII)).isEqualTo("JIEX");
        try (Connection database = open(new SmallWorld(SmallWorld.ALL))) {
            assertThat(rows(database, "PRAGMA user_version")).containsExactly("1");
            assertThat(rows(database, "PRAGMA page_size")).containsExactly("4096");
            assertThat(rows(database, "PRAGMA integrity_check")).containsExactly("ok");
            assertThat(rows(database, "PRAGMA foreign_key_check")).isEmpty();
            assertThat(rows(database, "PRAGMA journal_mode")).containsExactly("delete");
        }
    }

    @Test
    void wordsAreFoundWhateverTheirAccents() throws Exception {
        try (Connection database = open(new SmallWorld(SmallWorld.ALL))) {
            assertThat(rows(database, "SELECT key FROM issues_search WHERE issues_search MATCH 'brulee' ORDER BY rank")).containsExactly("'ALPHA-1'");
            assertThat(rows(database, "SELECT issues.key FROM comments_search JOIN comments ON comments.row_id = comments_search.rowid JOIN issues ON issues.id = comments.issue_id"
                    + " WHERE comments_search MATCH 'wiki'")).containsExactly("'BETA-1'");
            assertThat(rows(database, "SELECT snippet(issues_search, 2, '[', ']', '…', 5) FROM issues_search WHERE issues_search MATCH 'description:deeper'").get(0)).contains("[deeper]");
            database.createStatement().execute("INSERT INTO issues_search (issues_search, rank) VALUES ('integrity-check', 1)");
            database.createStatement().execute("INSERT INTO comments_search (comments_search, rank) VALUES ('integrity-check', 1)");
        }
    }

    @Test
    void theWideViewHasEachFieldUnderItsName() throws Exception {
        try (Connection database = open(new SmallWorld(SmallWorld.ALL))) {
            assertThat(rows(database, "SELECT \"Points (customfield_10002)\", \"Departments\", \"Sprint\", \"Place\", \"Agreed on\", \"labels\" FROM issues_wide WHERE key = 'ALPHA-1'"))
                    .containsExactly("-5.0|'Sales, @home'|'Sprint, one, Sprint two'|'France -> Lyon'|'2026-11-20T10:11:12.123Z'|'-dash, plain'");
            assertThat(rows(database, "SELECT typeof(\"Points (customfield_10002)\"), typeof(id), typeof(created) FROM issues_wide WHERE key = 'ALPHA-1'")).containsExactly("'real'|'integer'|'text'");
        }
    }

    @Test
    void namesThatDifferByCaseOnlyAreTwoColumns() throws Exception {
        ArrayNode fields = (ArrayNode) RawJson.read("[{\"id\":\"customfield_1\",\"name\":\"size\"},{\"id\":\"customfield_2\",\"name\":\"Size\"},{\"id\":\"customfield_3\",\"name\":\"Status\"},"
                + "{\"id\":\"customfield_4\",\"name\":\"a\\\"b'c\\u0000\"},{\"id\":\"customfield_5\",\"name\":\" \"}]");
        ObjectNode values = (ObjectNode) RawJson.read("{\"customfield_1\":1,\"customfield_2\":2,\"customfield_3\":3,\"customfield_4\":4,\"customfield_5\":5}");
        try (Connection database = open(Small.of(fields, values))) {
            assertThat(rows(database, "SELECT \"size\", \"Size (customfield_2)\", \"Status (customfield_3)\", \"a\"\"b'c\uFFFD\", \"customfield_5\" FROM issues_wide")).containsExactly("1|2|3|4|5");
        }
    }

    @Test
    void moreFieldsThanAViewCanShowAreInTheirTable() throws Exception {
        ArrayNode fields = RawJson.array();
        ObjectNode values = RawJson.object();
        for (int i = 0; i < 3_000; i++) {
            fields.addObject().put("id", "customfield_" + i).put("name", "Field " + i);
            values.put("customfield_" + i, i);
        }
        try (Connection database = open(Small.of(fields, values))) {
            assertThat(rows(database, "SELECT count(*) FROM issue_values")).containsExactly("3000");
            assertThat(rows(database, "SELECT count(*) FROM pragma_table_info('issues_wide')")).containsExactly("1900");
            assertThat(rows(database, "SELECT \"Field 7\" FROM issues_wide").size()).isLessThanOrEqualTo(1);
        }
    }

    @Test
    void aNumberThatSqliteCannotHoldStaysText() throws Exception {
        ObjectNode[] values = Stream.of("9223372036854775807", "9223372036854775808", "-0.5", "1e400", "1e-400", "1e99999999999", "1e1000000000", "0", "0.0", "1e2")
                .map(number -> (ObjectNode) RawJson.read("{\"customfield_1\":" + number + "}")).toArray(ObjectNode[]::new);
        try (Connection database = open(Small.of(RawJson.array(), values))) {
            assertThat(rows(database, "SELECT value, typeof(value) FROM issue_values ORDER BY issue_id")).containsExactly("9223372036854775807|'integer'", "'9223372036854775808'|'text'",
                    "-0.5|'real'", "'1e400'|'text'", "'1e-400'|'text'", "'1e99999999999'|'text'", "'1e1000000000'|'text'", "0|'integer'", "0.0|'real'", "100|'integer'");
        }
    }

    @Test
    void whatIsSwitchedOffHasNoTable() throws Exception {
        try (Connection database = open(new SmallWorld(SmallWorld.NOTHING))) {
            assertThat(rows(database, "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'issues_search%'"))
                    .containsExactly("'about'", "'fields'", "'issues'", "'issue_values'", "'links'");
        }
    }

    @Test
    void theSameIssuesAreTheSameBytesWhereverTheyAreWritten() throws Exception {
        Elsewhere.changesNothing(() -> written(new SmallWorld(SmallWorld.ALL)));
    }

    @Test
    void whatSqliteWasUnpackedToIsNotLeftBehind() throws Exception {
        written(new SmallWorld(SmallWorld.ALL));
        assertThat(System.getProperty("org.sqlite.tmpdir")).isNull();
        try (Stream<Path> left = Files.walk(temp)) {
            assertThat(left.map(Path::getFileName).map(Path::toString)).noneMatch(name -> name.contains("sqlitejdbc"));
        }
    }

    /** As a server does that has two deployments, or one after the other. */
    @Test
    void eachDeploymentLoadsItsOwn() throws Exception {
        List<URL> path = new ArrayList<>();
        for (String entry : System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")).split(java.io.File.pathSeparator)) {
            path.add(Path.of(entry).toUri().toURL());
        }
        for (int deployment = 0; deployment < 2; deployment++) {
            try (URLClassLoader loader = new URLClassLoader(path.toArray(URL[]::new), ClassLoader.getPlatformClassLoader())) {
                Class<?> library = loader.loadClass(Library.class.getName());
                var load = library.getDeclaredMethod("load", Path.class);
                load.setAccessible(true);
                load.invoke(null, temp.resolve("deployment-" + deployment));
                assertThat(temp.resolve("deployment-" + deployment)).isEmptyDirectory();
            }
        }
    }

    @Property(tries = 40, seed = "1976")
    void anyTextComesBack(@ForAll("texts") List<String> texts) throws Exception {
        ObjectNode[] values = texts.stream().map(text -> RawJson.object().put("summary", text).put("customfield_1", text)).toArray(ObjectNode[]::new);
        try (Scratch scratch = Scratch.folderFor("sqlite")) {
            Path file = Files.write(scratch.folder().resolve("x.db"), Written.by(new SqliteFormat(), Small.of(RawJson.array(), values), FormatOptions.DEFAULT, scratch.folder()).get("sqlite/issues.db"));
            try (Connection database = DriverManager.getConnection("jdbc:sqlite:" + file); ResultSet result = database.createStatement().executeQuery("SELECT summary, customfield_1 FROM issues_wide ORDER BY id")) {
                for (String text : texts) {
                    assertThat(result.next()).isTrue();
                    assertThat(result.getString(1)).isEqualTo(text.isEmpty() ? null : shown(text));
                    assertThat(result.getString(2)).isEqualTo(text.isEmpty() ? null : shown(text));
                }
            }
        }
    }

    @Provide
    Arbitrary<List<String>> texts() {
        return Arbitraries.oneOf(Arbitraries.strings().withChars("'\"\u0000\t\r\n %;-\ud800a\u00e9").ofMaxLength(20), Arbitraries.strings().all().ofMaxLength(20)).list().ofMinSize(1).ofMaxSize(10);
    }

    private static String shown(String text) {
        return new String(text.getBytes(StandardCharsets.UTF_16), StandardCharsets.UTF_16).replace('\0', '\uFFFD');
    }

    private byte[] written(Extracted extracted) throws IOException {
        return Written.by(new SqliteFormat(), extracted, FormatOptions.DEFAULT, temp).get("sqlite/issues.db");
    }

    private Connection open(Extracted extracted) throws IOException, SQLException {
        Path file = Files.write(temp.resolve("read.db"), written(extracted));
        return DriverManager.getConnection("jdbc:sqlite:" + file);
    }

    private static List<String> rows(Connection database, String sql) throws SQLException {
        List<String> rows = new ArrayList<>();
        try (ResultSet result = database.createStatement().executeQuery(sql)) {
            while (result.next()) {
                List<String> row = new ArrayList<>();
                for (int i = 1; i <= result.getMetaData().getColumnCount(); i++) {
                    Object value = result.getObject(i);
                    row.add(value == null ? "" : value instanceof String && !sql.startsWith("PRAGMA") && !sql.startsWith("SELECT sql") ? "'" + value + "'" : value.toString());
                }
                rows.add(String.join("|", row));
            }
        }
        return rows;
    }
}
