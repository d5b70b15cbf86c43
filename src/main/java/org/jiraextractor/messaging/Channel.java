package org.jiraextractor.messaging;

/** A way that messages take to people. Blocks while it sends, with time-outs of its own; thread-safe. */
public interface Channel {

    /** As it stands in the outbox: {@code mail}. */
    String name();

    /** Hands the message over, whole; where it came back normally, it was taken. @throws NotSent it was not, and why */
    void send(Message message) throws NotSent;
}
