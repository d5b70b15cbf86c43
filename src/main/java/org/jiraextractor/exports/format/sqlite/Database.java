package org.jiraextractor.exports.format.sqlite;

import org.jiraextractor.exports.format.Cell;
import org.jiraextractor.storage.Disk;
import org.jiraextractor.words.Refusal;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.jdbc4.JDBC4Connection;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;

/**
 * A database in the making. Without a journal and in one transaction, for nobody reads it before it is whole; tables, indexes and rows come in one
 * order, and pages have one size, so the same issues are the same bytes.
 */
final class Database implements Closeable {

    private static final List<String> SETTINGS = List.of("page_size = 4096", "encoding = 'UTF-8'", "journal_mode = OFF", "synchronous = OFF", "locking_mode = EXCLUSIVE",
            "cache_size = -8192", "temp_store = MEMORY", "foreign_keys = ON", "application_id = " + Schema.APPLICATION_ID, "user_version = " + Schema.VERSION);

    private final Path file;
    private final Connection connection;
    private final Map<Table, PreparedStatement> inserts = new HashMap<>();

    /** @param file empty, or not there yet */
    Database(Path file) {
        this.file = file;
        try {
            // not through the DriverManager, which would hold on to the whole application when it is deployed anew
            this.connection = new JDBC4Connection("jdbc:sqlite:" + file, file.toString(), new Properties());
            try (Statement statement = connection.createStatement()) {
                for (String setting : SETTINGS) {
                    statement.execute("PRAGMA " + setting);
                }
            }
            connection.setAutoCommit(false);
        } catch (SQLException failed) {
            throw refusal(failed);
        }
    }

    void make(Table table) {
        for (String definition : table.definitions()) {
            run(definition);
        }
    }

    void run(String sql) {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException failed) {
            throw refusal(failed);
        }
    }

    /** @param row in the order of the table's columns */
    void add(Table table, List<Cell> row) {
        try {
            PreparedStatement insert = inserts.get(table);
            if (insert == null) {
                insert = connection.prepareStatement(table.insert());
                inserts.put(table, insert);
            }
            for (int i = 0; i < row.size(); i++) {
                insert.setObject(i + 1, Value.of(row.get(i)));
            }
            insert.executeUpdate();
        } catch (SQLException failed) {
            throw refusal(failed);
        }
    }

    void commit() {
        try {
            connection.commit();
        } catch (SQLException failed) {
            throw refusal(failed);
        }
    }

    @Override
    public void close() {
        try {
            for (PreparedStatement insert : inserts.values()) {
                insert.close();
            }
            connection.close();
        } catch (SQLException failed) {
            throw refusal(failed);
        }
    }

    private Refusal refusal(SQLException failed) {
        boolean full = failed.getErrorCode() == SQLiteErrorCode.SQLITE_FULL.code;
        return Disk.refusal(new IOException((full ? "no space left for " : "cannot write ") + file.getFileName() + ": " + failed.getMessage(), failed), file.getParent());
    }
}
