package org.jiraextractor.boot;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.jiraextractor.messaging.Postman;
import org.jiraextractor.storage.ObjectStore;
import org.jiraextractor.words.Refusal;

import javax.sql.DataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;

/** Whether this node can work: asked by load balancers and the launcher, so it is cheap, bounded in time and says nothing secret. */
@ApplicationScoped
public class Health {

    private final ObjectStore store;
    private final StartUp startUp;
    private final Postman postman;

    @Resource(lookup = Database.NAME)
    private DataSource database;

    @Inject
    Health(ObjectStore store, StartUp startUp, Postman postman) {
        this.store = store;
        this.startUp = startUp;
        this.postman = postman;
    }

    protected Health() {
        this.store = null;
        this.startUp = null;
        this.postman = null;
    }

    /** The name of each part and {@code up}, {@code down}, or {@code off} for what this installation does not have. */
    public Map<String, String> checks() {
        Map<String, String> checks = new LinkedHashMap<>();
        checks.put("database", word(databaseAnswers()));
        checks.put("store", word(storeAnswers()));
        checks.put("mail", postman.state("mail"));
        checks.put("ticket_store", "off");
        return checks;
    }

    public boolean started() {
        return startUp.done();
    }

    private boolean databaseAnswers() {
        try (Connection connection = database.getConnection()) {
            return connection.isValid(2);
        } catch (SQLException away) {
            return false;
        }
    }

    private boolean storeAnswers() {
        try {
            store.check();
            return true;
        } catch (Refusal unusable) {
            return false;
        }
    }

    private static String word(boolean up) {
        return up ? "up" : "down";
    }
}
