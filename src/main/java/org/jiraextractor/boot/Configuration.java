package org.jiraextractor.boot;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import org.jiraextractor.config.Settings;

/** The deployment's settings, read once; records cannot be proxied, so they are handed out as they are. */
@ApplicationScoped
class Configuration {

    private final Settings settings = Settings.current();

    @Produces
    Settings settings() {
        return settings;
    }
}
