package org.jiraextractor.directories.web;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.jiraextractor.accounts.Actor;
import org.jiraextractor.directories.Directory;
import org.jiraextractor.page.Form;
import org.jiraextractor.page.Page;
import org.jiraextractor.words.Refusal;
import org.jiraextractor.words.Words;

import java.util.Locale;

/** The page of a directory's form. */
@ApplicationScoped
class DirectoryForms {

    private final DirectoryChoices choices;

    @Inject
    DirectoryForms(DirectoryChoices choices) {
        this.choices = choices;
    }

    protected DirectoryForms() {
        this(null);
    }

    /** @param kept null for a new one */
    Page page(Actor actor, Directory kept, Form form, Locale locale) {
        return Page.of("directories/form").with("title", kept == null ? Words.of(locale).say("directory.new.title") : kept.name()).with("id", kept == null ? null : kept.id())
                .with("form", form).with("parents", choices.toLieIn(actor, kept, locale));
    }

    /** What stands beside a field of the form, the person can put right; the rest is a page of its own. */
    static Refusal fixable(Refusal refusal) {
        if (refusal.fields().isEmpty()) {
            throw refusal;
        }
        return refusal;
    }
}
