package org.jiraextractor.page;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.servlet.ServletContext;
import org.jiraextractor.words.Words;
import org.thymeleaf.TemplateEngine;
import org.thymeleaf.context.Context;
import org.thymeleaf.context.ITemplateContext;
import org.thymeleaf.messageresolver.AbstractMessageResolver;

import java.io.InputStream;
import java.io.Writer;
import java.time.Clock;
import java.util.Set;
import java.util.function.Function;

/** Turns a {@link Page} into HTML for one viewer, in or out of a request. Thread-safe; templates are parsed once. */
@ApplicationScoped
public class PageRenderer {

    private final TemplateEngine engine = new TemplateEngine();
    private final Assets assets;
    private final Clock clock;
    private volatile Function<String, InputStream> files;

    @Inject
    public PageRenderer(ServletContext files, Clock clock) {
        this(files::getResourceAsStream, clock);
    }

    protected PageRenderer() {
        this(path -> null, null);
    }

    /** @param files opens a file of the web application by its path from the root, or gives null */
    PageRenderer(Function<String, InputStream> files, Clock clock) {
        this.files = files;
        this.assets = new Assets(path -> this.files.apply(path));
        this.clock = clock;
        engine.setTemplateResolver(new Templates(path -> this.files.apply(path)));
        engine.setMessageResolver(new FromWords());
    }

    // the injected context is a stand-in that answers during requests only; this is the context itself, good on any thread
    void open(@Observes @Initialized(ApplicationScoped.class) ServletContext context) {
        files = context::getResourceAsStream;
    }

    /** The whole page, or its fragment alone. */
    public String render(Page page, ViewerSnapshot viewer) {
        java.io.StringWriter html = new java.io.StringWriter(8_192);
        render(page, viewer, html);
        return html.toString();
    }

    void render(Page page, ViewerSnapshot viewer, Writer out) {
        Context context = new Context(viewer.locale());
        page.model().forEach(context::setVariable);
        context.setVariable("viewer", viewer);
        context.setVariable("show", new Formats(Words.of(viewer.locale()), viewer.zone(), clock.instant()));
        context.setVariable("assets", assets);
        engine.process(page.template(), page.fragment() == null ? null : Set.of(page.fragment()), context, out);
    }

    /** {@code #{key}} in templates. */
    private static final class FromWords extends AbstractMessageResolver {
        @Override
        public String resolveMessage(ITemplateContext context, Class<?> origin, String key, Object[] args) {
            return Words.of(context.getLocale()).say(key, args == null ? new Object[0] : args);
        }

        @Override
        public String createAbsentMessageRepresentation(ITemplateContext context, Class<?> origin, String key, Object[] args) {
            return "??" + key + "??";
        }
    }
}
