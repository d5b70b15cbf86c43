package org.jiraextractor.support;

import com.microsoft.playwright.BrowserContext;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * What goes wrong unseen in all pages of a person's browser, from their first moment on: errors and warnings of the console, uncaught exceptions, what the content security policy stopped,
 * and a hostile text that ran, which the demo's world shows by setting {@code window.pwned}.
 */
public final class Complaints {

    private static final String WATCH = """
            document.addEventListener('securitypolicyviolation', event => tellTheTest('policy: ' + event.violatedDirective + ' ' + event.blockedURI + ' ' + event.sample));
            Object.defineProperty(window, 'pwned', { get: () => undefined, set: by => tellTheTest('ran: ' + by) });
            """;

    /** A question to the server that a newer one replaced, as it should; one that failed has htmx complain of more than this. */
    private static final String REPLACED = "(?s)htmx:(sendAbort|afterRequest),.*";

    private final List<String> heard = new CopyOnWriteArrayList<>();

    private Complaints() {
    }

    /** To be called before the first page is opened. */
    public static Complaints of(BrowserContext person) {
        Complaints complaints = new Complaints();
        person.exposeBinding("tellTheTest", (source, arguments) -> complaints.heard.add(source.page().url() + " " + arguments[0]));
        person.addInitScript(WATCH);
        person.onConsoleMessage(message -> {
            if (message.type().matches("error|warning") && !message.text().matches(REPLACED)) {
                complaints.heard.add(message.page().url() + " console: " + message.text());
            }
        });
        person.onWebError(error -> complaints.heard.add(error.page().url() + " uncaught: " + error.error()));
        return complaints;
    }

    public List<String> all() {
        return List.copyOf(heard);
    }
}
