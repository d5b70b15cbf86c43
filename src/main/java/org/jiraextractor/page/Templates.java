package org.jiraextractor.page;

import org.thymeleaf.IEngineConfiguration;
import org.thymeleaf.cache.AlwaysValidCacheEntryValidity;
import org.thymeleaf.templatemode.TemplateMode;
import org.thymeleaf.templateresolver.ITemplateResolver;
import org.thymeleaf.templateresolver.TemplateResolution;
import org.thymeleaf.templateresource.StringTemplateResource;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.function.Function;

/** Finds templates below {@code /WEB-INF/templates} by names like {@code connections/list}; names come from our code only. */
final class Templates implements ITemplateResolver {

    private final Function<String, InputStream> files;

    Templates(Function<String, InputStream> files) {
        this.files = files;
    }

    @Override
    public String getName() {
        return "templates";
    }

    @Override
    public Integer getOrder() {
        return 1;
    }

    @Override
    public TemplateResolution resolveTemplate(IEngineConfiguration configuration, String owner, String template, Map<String, Object> attributes) {
        try (InputStream in = files.apply("/WEB-INF/templates/" + template + ".html")) {
            if (in == null) {
                throw new IllegalStateException("there is no template " + template);
            }
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            return new TemplateResolution(new StringTemplateResource(text), TemplateMode.HTML, AlwaysValidCacheEntryValidity.INSTANCE);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
