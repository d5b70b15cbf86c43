package org.jiraextractor.extraction;

import org.jiraextractor.jira.JiraRefusal;
import org.jiraextractor.jira.ListPage;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.function.LongFunction;

/** Takes one whole list of one issue, page by page, by how many came rather than how many were asked for. */
final class PagesTaking implements Callable<Paged> {

    private final Errand errand;
    private final LongFunction<ListPage> pages;
    private final Path file;

    /** @param pages the page that starts at an index */
    PagesTaking(Errand errand, LongFunction<ListPage> pages, Path file) {
        this.errand = errand;
        this.pages = pages;
        this.file = file;
    }

    @Override
    public Paged call() throws IOException {
        long came = 0;
        long total = 0;
        try (Spool spool = new Spool(file)) {
            spool.rewind(0);
            ListPage page;
            do {
                page = pages.apply(came);
                for (var item : page.items()) {
                    spool.append(item);
                }
                came += page.items().size();
                total = page.total();
            } while (came < total && !page.items().isEmpty());
            return new Paged(file, total, null);
        } catch (JiraRefusal refusal) {
            return new Paged(file, total, errand.reason(refusal));
        }
    }
}
