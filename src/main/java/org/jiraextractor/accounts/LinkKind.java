package org.jiraextractor.accounts;

import java.time.Duration;
import java.util.Locale;

/** What a link that works once is for: how long it lives and which page it leads to. */
enum LinkKind {
    INVITATION(Duration.ofDays(7), "/invitation"), RESET(Duration.ofHours(1), "/reset"), EMAIL(Duration.ofDays(1), "/confirm-email");

    private final Duration life;
    private final String page;

    LinkKind(Duration life, String page) {
        this.life = life;
        this.page = page;
    }

    Duration life() {
        return life;
    }

    String page() {
        return page;
    }

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
