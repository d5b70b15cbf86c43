package org.jiraextractor.page;

import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.container.AsyncResponse;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.jiraextractor.words.Code;
import org.jiraextractor.words.Refusal;
import org.jiraextractor.words.Words;

import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Answers off the request threads what waits for Jira or reads much:
 * <pre>{@code
 * @GET public void projects(@Suspended AsyncResponse answer) {
 *     Actor actor = Actors.of(viewer);
 *     later.answer(answer, () -> questions.projects(actor, id));
 * }</pre>
 * What the work returns (a value, a {@link Page}, a {@link Response}) or throws is told as if the method itself had done so. The work must not
 * touch what belongs to the request ({@link Viewer}, the servlet request): take what it needs of them before.
 */
@ApplicationScoped
public class Later {

    private static final Logger LOG = Logger.getLogger(Later.class.getName());
    /** Longer than any work takes here that waits with a time-out of its own: what takes longer hangs, and nobody is to wait for that without a word. */
    private static final long LONGEST_MINUTES = 5;

    private final Viewer viewer;
    private final HttpServletRequest request;
    private final PageRenderer renderer;

    @Resource(lookup = "java:app/concurrent/web")
    private ManagedExecutorService pool;

    @Inject
    public Later(Viewer viewer, HttpServletRequest request, PageRenderer renderer) {
        this.viewer = viewer;
        this.request = request;
        this.renderer = renderer;
    }

    protected Later() {
        this(null, null, null);
    }

    /** Who asked, how and where, for an answer that is written when the request's thread has long gone on. */
    private record Asked(ViewerSnapshot viewer, String method, String path, boolean htmx) {
        boolean api() {
            return path.startsWith("/api/");
        }
    }

    public void answer(AsyncResponse answer, Callable<?> work) {
        Asked asked = new Asked(viewer.snapshot(), request.getMethod(), request.getRequestURI(), "true".equals(request.getHeader("HX-Request")));
        answer.setTimeoutHandler(silent -> silent.resume(told(new TimeoutException("no answer within " + LONGEST_MINUTES + " minutes"), asked)));
        answer.setTimeout(LONGEST_MINUTES, TimeUnit.MINUTES);
        pool.execute(() -> {
            try {
                answer.resume(outcome(work, asked));
            } catch (RuntimeException | Error unspeakable) {
                // not even the error could be told as a page; a request without any answer would wait for ever
                LOG.log(Level.SEVERE, unspeakable, () -> "no answer could be made at " + asked.method() + " " + asked.path());
                answer.resume(Response.serverError().build());
            }
        });
    }

    private Object outcome(Callable<?> work, Asked asked) {
        try {
            Object value = work.call();
            return value instanceof Page page ? html(page, asked) : value;
        } catch (Refusal refusal) {
            Response told = told(Problem.of(refusal, asked.viewer().locale(), asked.path()), asked);
            return Problem.retryAfter(refusal).map(seconds -> Response.fromResponse(told).header("Retry-After", seconds).build()).orElse(told);
        } catch (Exception | Error defect) {
            // an error too: on this thread nobody else would tell it
            return told(defect, asked);
        }
    }

    private Response told(Throwable defect, Asked asked) {
        UUID id = UUID.randomUUID();
        LOG.log(Level.SEVERE, defect, () -> "error " + id + " at " + asked.method() + " " + asked.path());
        String detail = Words.of(asked.viewer().locale()).say("problem.internal", id.toString());
        return told(Problem.of(Code.INTERNAL, 500, detail, asked.viewer().locale(), "urn:uuid:" + id, List.of()), asked);
    }

    // the same shapes as Problems gives
    private Response told(Problem problem, Asked asked) {
        if (asked.api()) {
            Response.ResponseBuilder answer = Response.status(problem.status()).type("application/problem+json").header("Content-Language", asked.viewer().locale().getLanguage()).entity(problem);
            return (problem.status() == 401 ? answer.header("WWW-Authenticate", "Bearer") : answer).build();
        }
        if (asked.htmx()) {
            Page inline = Page.of("shared/problem").with("problem", problem).only("inline").status(problem.status());
            return html(inline.header("HX-Retarget", "#toasts").header("HX-Reswap", "beforeend"), asked);
        }
        return html(Page.of("error").with("problem", problem).at(asked.method().equals("GET") ? null : "/").status(problem.status()), asked);
    }

    private Response html(Page page, Asked asked) {
        Response.ResponseBuilder answer = Response.status(page.status()).type(MediaType.TEXT_HTML_TYPE.withCharset("UTF-8"))
                .header("Content-Language", asked.viewer().locale().getLanguage()).entity(renderer.render(page, asked.viewer()));
        page.headers().forEach(answer::header);
        return answer.build();
    }
}
