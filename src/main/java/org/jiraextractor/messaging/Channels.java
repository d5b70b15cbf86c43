package org.jiraextractor.messaging;

import java.util.List;
import java.util.Optional;

/** The ways out that this installation has. */
public final class Channels {

    private final List<Channel> channels;
    private final boolean links;

    /** @param links whether messages may hold links: only where the address that people reach us by is known */
    public Channels(List<Channel> channels, boolean links) {
        this.channels = List.copyOf(channels);
        this.links = links;
    }

    public Optional<Channel> named(String name) {
        return channels.stream().filter(channel -> channel.name().equals(name)).findFirst();
    }

    /** Whether a message that leads to a page of ours can be sent; otherwise an admin has to hand the link on. */
    public boolean carryLinks(String channel) {
        return links && named(channel).isPresent();
    }
}
