package org.jiraextractor.bus;

import org.jiraextractor.config.Database;
import org.postgresql.Driver;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Properties;

/** One connection that listens, outside of the pool: it is held as long as the node lives. Every answer is waited for 10 s at most, so that a network that swallows all shows. For one thread. */
final class Line implements AutoCloseable {

    /** Stands in {@code pg_stat_activity}. */
    static final String NAME = "jira-issue-extractor bus";
    static final String CHANNEL = "jira_issue_extractor";

    private static final int LONGEST_WAIT_MS = 10_000;

    private final Connection connection;

    private Line(Connection connection) {
        this.connection = connection;
    }

    static Line open(Database database) throws SQLException {
        Properties settings = new Properties();
        settings.setProperty("user", database.user());
        settings.setProperty("password", database.password());
        settings.setProperty("connectTimeout", "10");
        settings.setProperty("tcpKeepAlive", "true");
        Connection connection = new Driver().connect(database.url(), settings);
        try (Statement statement = connection.createStatement()) {
            // not among the settings: what the URL says would win
            connection.setNetworkTimeout(Runnable::run, LONGEST_WAIT_MS);
            statement.execute("set application_name = '" + NAME + "'");
            statement.execute("listen " + CHANNEL);
        } catch (SQLException refused) {
            connection.close();
            throw refused;
        }
        return new Line(connection);
    }

    /** Comes back with what was told as soon as there is something, and after so many milliseconds with nothing. */
    List<Word> hear(int millis) throws SQLException {
        PGNotification[] told = connection.unwrap(PGConnection.class).getNotifications(millis);
        return told == null ? List.of() : Arrays.stream(told).map(each -> Word.read(each.getParameter())).flatMap(Optional::stream).toList();
    }

    /** In one statement. A transaction that writes nothing waits for no disk. */
    void tell(Collection<Word> words) throws SQLException {
        try (PreparedStatement tell = connection.prepareStatement("select pg_notify('" + CHANNEL + "', word) from unnest(?) word")) {
            tell.setArray(1, connection.createArrayOf("text", words.stream().map(Word::payload).toArray()));
            tell.execute();
        }
    }

    /** Says that this node lives; and shows whether the line does. */
    void beat(String node) throws SQLException {
        try (PreparedStatement seen = connection.prepareStatement("update nodes set last_seen_at = now() where id = ?")) {
            seen.setString(1, node);
            seen.executeUpdate();
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
