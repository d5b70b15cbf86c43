package org.jiraextractor.boot;

import jakarta.annotation.sql.DataSourceDefinition;
import jakarta.ejb.Singleton;

/**
 * The one data source. Where it points is told by the environment or, with the embedded database, by the launcher as system properties of
 * the same names. Connections are validated when borrowed: without it a restarted database fails every request until the server is restarted too.
 */
@Singleton
@DataSourceDefinition(
        name = Database.NAME,
        className = "org.postgresql.ds.PGSimpleDataSource",
        url = "${MPCONFIG=JIRA_EXTRACTOR_DB_URL}",
        user = "${MPCONFIG=JIRA_EXTRACTOR_DB_USER}",
        password = "${MPCONFIG=JIRA_EXTRACTOR_DB_PASSWORD}",
        minPoolSize = 2,
        maxPoolSize = 32,
        properties = {
                "fish.payara.is-connection-validation-required=true",
                "fish.payara.connection-validation-method=custom-validation",
                "fish.payara.validation-classname=org.glassfish.api.jdbc.validation.PostgresConnectionValidation",
                "fish.payara.validate-atmost-once-period-in-seconds=5",
                "fish.payara.max-wait-time-in-millis=10000"
        })
public class Database {

    static final String NAME = "java:app/jdbc/extractor";
}
