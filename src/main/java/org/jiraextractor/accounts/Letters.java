package org.jiraextractor.accounts;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.jiraextractor.config.Settings;
import org.jiraextractor.messaging.Message;
import org.jiraextractor.page.Page;
import org.jiraextractor.page.PageRenderer;
import org.jiraextractor.page.ViewerSnapshot;
import org.jiraextractor.words.Words;

import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What is written to people about their account, in their language, as plain text and as HTML of the same words. */
@ApplicationScoped
public class Letters {

    private final PageRenderer renderer;
    private final String base;
    /** Whether that address is the one under which people reach us. */
    private final boolean known;

    @Inject
    Letters(PageRenderer renderer, Settings settings) {
        this.renderer = renderer;
        this.base = settings.http().baseUrl().map(Objects::toString).orElse(settings.http().url());
        this.known = settings.http().baseUrl().isPresent();
    }

    protected Letters() {
        this.renderer = null;
        this.base = null;
        this.known = false;
    }

    /** @param inviter the name of who invites */
    Message invitation(String to, Locale language, String inviter, Role role, String token) {
        Words words = Words.of(language);
        return letter("invitation", to, words, link(LinkKind.INVITATION, token), inviter, words.say("accounts.role." + role.word()));
    }

    Message reset(String to, Locale language, String token) {
        return letter("reset", to, Words.of(language), link(LinkKind.RESET, token));
    }

    /** To the new address, which it proves to be the person's. */
    Message newAddress(String to, Locale language, String token) {
        return letter("email", to, Words.of(language), link(LinkKind.EMAIL, token), to);
    }

    /** To somebody whose password has changed, in case it was not them. */
    Message passwordChanged(String to, Locale language) {
        return letter("password_changed", to, Words.of(language), null);
    }

    /** To the old address. @param now the new one */
    Message addressChanged(String to, Locale language, String now) {
        return letter("email_changed", to, Words.of(language), null, now);
    }

    String link(LinkKind kind, String token) {
        return base + kind.page() + "?token=" + token;
    }

    /**
     * News from another room, of which no secret hangs.
     *
     * @param key  what its words begin with, {@code schedule.mail.failing.}: {@code subject}, {@code text}, {@code after}, and {@code do} on the button
     * @param path of the page that it leads to; left out where nobody said how people reach us
     */
    public Message news(String kind, String to, Locale language, String key, String path, Object... args) {
        Message letter = letter(kind, to, Words.of(language), key, known ? base + path : null, args);
        // nobody has to hand on a page that its reader finds by themselves
        return new Message(kind, to, letter.subject(), letter.text(), letter.html(), null);
    }

    private Message letter(String kind, String to, Words words, String link, Object... args) {
        return letter(kind, to, words, "accounts.mail." + kind + ".", link, args);
    }

    private Message letter(String kind, String to, Words words, String key, String link, Object[] args) {
        String subject = words.say(key + "subject", args);
        String lead = words.say(key + "text", args);
        String after = words.say(key + "after", args);
        String footer = words.say("accounts.mail.footer", base);
        String text = Stream.of(lead, link, after, "-- \n" + footer).filter(Objects::nonNull).collect(Collectors.joining("\n\n", "", "\n"));
        Page page = Page.of("mail/letter").with("title", subject).with("lead", lead).with("link", link)
                .with("verb", link == null ? null : words.say(key + "do")).with("after", after).with("footer", footer);
        return new Message(kind, to, subject, text, renderer.render(page, ViewerSnapshot.anonymous(words.locale(), ZoneOffset.UTC, "light", "/")), link);
    }
}
