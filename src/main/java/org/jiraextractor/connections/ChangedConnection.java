package org.jiraextractor.connections;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import org.jiraextractor.accounts.Sharing;
import org.jiraextractor.jira.Deployment;

/** A saved site, said anew; a secret that is left out stays, unless the address is another. */
@SoundConnection
public record ChangedConnection(String name, String baseUrl, Deployment deployment, @NotNull @Valid Auth auth, Sharing sharing) implements ConnectionDetails {

    public ChangedConnection {
        deployment = deployment == null ? Deployment.AUTO : deployment;
    }
}
