package org.jiraextractor.boot.web;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;

import java.util.Map;

/** Everything under one application: pages and API alike; its resources and providers are found by scanning. */
@ApplicationPath("/")
public class ExtractorApplication extends Application {

    @Override
    public Map<String, Object> getProperties() {
        return Map.of(
                // else JSON-B answers although a Jackson provider is registered
                "jersey.config.jsonFeature", "JacksonFeature",
                // names of beans and the like have no business in an answer
                "jersey.config.server.wadl.disableWadl", true);
    }
}
