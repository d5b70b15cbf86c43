package org.jiraextractor.page;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.NewCookie;
import jakarta.ws.rs.ext.Provider;

/** What every answer of a resource gets: a page's own status and headers, nothing kept by caches unless the resource says so, and a notice's end once it was shown. */
@Provider
@Dependent
public class Answers implements ContainerResponseFilter {

    private static final MediaType HTML = MediaType.TEXT_HTML_TYPE.withCharset("UTF-8");

    private final Notice notice;

    @Inject
    public Answers(Notice notice) {
        this.notice = notice;
    }

    protected Answers() {
        this(null);
    }

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext answer) {
        if (answer.getEntity() instanceof Page page) {
            if (answer.getStatus() == 200) {
                answer.setStatus(page.status());
            }
            // else Jackson, which writes anything, may win where the client takes anything
            answer.setEntity(page, answer.getEntityAnnotations(), HTML);
            page.headers().forEach(answer.getHeaders()::putSingle);
            if (page.fragment() == null && notice.key().isPresent()) {
                answer.getHeaders().add("Set-Cookie", new NewCookie.Builder(Notice.COOKIE).path("/").maxAge(0).httpOnly(true).build());
            }
        }
        if (!answer.getHeaders().containsKey("Cache-Control")) {
            answer.getHeaders().putSingle("Cache-Control", "no-store");
        }
    }
}
