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

    @Inject
    Letters(PageRenderer renderer, Settings settings) {
        this.renderer = renderer;
        this.base = settings.http().baseUrl().map(Objects::toString).orElse(settings.http().url());
    }

    protected Letters() {
        this.renderer = null;
        this.base = null;
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

    private Message letter(String kind, String to, Words words, String link, Object... args) {
        String key = "accounts.mail." + kind + ".";
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
