package org.jiraextractor.connections;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import org.jiraextractor.accounts.Sharing;
import org.jiraextractor.jira.Deployment;

/** A site to save. @param deployment found out at each call where it is left out */
@SoundConnection(secretRequired = true)
public record NewConnection(String name, String baseUrl, Deployment deployment, @NotNull @Valid Auth auth, Sharing sharing) implements ConnectionDetails {

    public NewConnection {
        deployment = deployment == null ? Deployment.AUTO : deployment;
    }
}
