package org.jiraextractor.boot;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.Resource;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import org.flywaydb.core.Flyway;

import javax.sql.DataSource;

/** Brings the schema up to date before anything else runs. Listeners and CDI start-up observers come too late; every other start-up bean depends on this one. */
@Singleton
@Startup
@TransactionManagement(TransactionManagementType.BEAN)
public class Migrations {

    @Resource(lookup = Database.NAME)
    private DataSource database;

    @PostConstruct
    void migrate() {
        Flyway.configure(Migrations.class.getClassLoader()).dataSource(database).locations("classpath:db/migration").load().migrate();
    }
}
