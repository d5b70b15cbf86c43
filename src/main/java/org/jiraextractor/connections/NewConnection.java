package org.jiraextractor.connections;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import org.jiraextractor.accounts.Sharing;
import org.jiraextractor.jira.Deployment;

/** A site to save. */
@SoundConnection(secretRequired = true)
public record NewConnection(String name, String baseUrl, @NotNull Deployment deployment, @NotNull @Valid Auth auth, Sharing sharing) implements ConnectionDetails {
}
