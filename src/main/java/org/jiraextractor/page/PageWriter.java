package org.jiraextractor.page;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.MessageBodyWriter;
import jakarta.ws.rs.ext.Provider;

import java.io.IOException;
import java.io.OutputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.nio.charset.StandardCharsets;

/** Writes the {@link Page} that a resource method returned, whole in memory first, so that a broken template is an error page and not half a page. */
@Provider
@Dependent
public class PageWriter implements MessageBodyWriter<Page> {

    private final PageRenderer renderer;
    private final Viewer viewer;
    private final Notice notice;

    @Inject
    public PageWriter(PageRenderer renderer, Viewer viewer, Notice notice) {
        this.renderer = renderer;
        this.viewer = viewer;
        this.notice = notice;
    }

    protected PageWriter() {
        this(null, null, null);
    }

    @Override
    public boolean isWriteable(Class<?> type, Type generic, Annotation[] annotations, MediaType mediaType) {
        return type == Page.class;
    }

    @Override
    public void writeTo(Page page, Class<?> type, Type generic, Annotation[] annotations, MediaType mediaType, MultivaluedMap<String, Object> headers, OutputStream out) throws IOException {
        byte[] html = renderer.render(page.with("notice", notice.key().orElse(null)), viewer.snapshot()).getBytes(StandardCharsets.UTF_8);
        headers.putSingle("Content-Type", "text/html;charset=UTF-8");
        headers.putSingle("Content-Language", viewer.locale().getLanguage());
        out.write(html);
    }
}
