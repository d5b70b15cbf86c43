package org.jiraextractor.admin;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.jiraextractor.accounts.Actor;
import org.jiraextractor.messaging.Channels;
import org.jiraextractor.messaging.Message;
import org.jiraextractor.messaging.NotSent;
import org.jiraextractor.messaging.Outbox;
import org.jiraextractor.messaging.OutboxEntry;
import org.jiraextractor.words.Words;

import java.util.List;
import java.util.Locale;
import java.util.UUID;

/** What an admin sees of messages and does with them. */
@ApplicationScoped
public class OutboxDesk {

    private final Outbox outbox;
    private final Channels channels;

    @Inject
    OutboxDesk(Outbox outbox, Channels channels) {
        this.outbox = outbox;
        this.channels = channels;
    }

    protected OutboxDesk() {
        this(null, null);
    }

    /** What came of a test. @param message for people: that it was taken, or what was said */
    public record Tried(boolean ok, String message) {
    }

    /** Links only for an admin who has signed in themselves: they open accounts. @param state null for all */
    public List<OutboxEntry> newest(Actor actor, String state, long before, int limit) {
        actor.requireAdmin();
        List<OutboxEntry> entries = outbox.newest(state, before, limit);
        return actor.origin().inPerson() ? entries : entries.stream().map(OutboxEntry::withoutLink).toList();
    }

    public void again(Actor actor, UUID id) {
        actor.requireAdminInPerson();
        outbox.again(id);
    }

    public boolean mails() {
        return channels.named("mail").isPresent();
    }

    public boolean mailsLinks() {
        return channels.carryLinks("mail");
    }

    /** Sends a mail now, past the outbox; waits for the mail server. */
    public Tried tryMail(Actor actor, String to, Locale language) {
        actor.requireAdmin();
        Words words = Words.of(language);
        if (!mails()) {
            return new Tried(false, words.say("admin.mail.off"));
        }
        String text = words.say("admin.mail.test.text");
        try {
            channels.named("mail").orElseThrow().send(new Message("test", to, words.say("admin.mail.test.subject"), text + "\n", "<!DOCTYPE html><html><body><p>" + text + "</p></body></html>", null));
            return new Tried(true, words.say("admin.mail.test.taken", to));
        } catch (NotSent refused) {
            return new Tried(false, refused.getMessage());
        }
    }
}
