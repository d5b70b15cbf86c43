package org.jiraextractor.page;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.ConstraintViolationException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import org.jiraextractor.words.Code;
import org.jiraextractor.words.Refusal;
import org.jiraextractor.words.Words;

import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Every failure once: problem+json under {@code /api} and where else programs ask, a fragment for htmx, a page otherwise; who is not signed in is sent to the log-in page.
 * A defect is logged under an id, and the id is all that is shown of it.
 */
@Provider
@Dependent
public class Problems implements ExceptionMapper<Throwable> {

    private static final Logger LOG = Logger.getLogger(Problems.class.getName());

    private final Viewer viewer;
    private final HttpServletRequest request;

    @Inject
    public Problems(Viewer viewer, HttpServletRequest request) {
        this.viewer = viewer;
        this.request = request;
    }

    protected Problems() {
        this(null, null);
    }

    @Override
    public Response toResponse(Throwable thrown) {
        if (thrown instanceof WebApplicationException web && web.getResponse().getStatus() < 400) {
            return web.getResponse();
        }
        Refusal refusal = refusal(thrown);
        if (refusal == null) {
            return thrown instanceof WebApplicationException web && web.getResponse().getStatus() < 500 ? told(web.getResponse()) : answer(defect(thrown), null);
        }
        return answer(Problem.of(refusal, viewer.locale(), request.getRequestURI()), refusal);
    }

    /** A 405 says what may be done instead. */
    private Response told(Response refused) {
        Response answer = answer(http(refused.getStatus()), null);
        String allowed = refused.getHeaderString("Allow");
        return allowed == null ? answer : Response.fromResponse(answer).header("Allow", allowed).build();
    }

    /** As an answer in whichever shape was asked for; also for filters that refuse before a resource is found. */
    Response answer(Problem problem, Refusal refusal) {
        boolean api = Problem.isForPrograms(request.getRequestURI());
        boolean htmx = "true".equals(request.getHeader("HX-Request"));
        if (problem.status() == 401 && !api && problem.code().equals(Code.UNAUTHENTICATED.word())) {
            return toLogin(htmx);
        }
        Response.ResponseBuilder answer = Response.status(problem.status()).header("Content-Language", viewer.locale().getLanguage()).header("Cache-Control", "no-store");
        if (problem.status() == 401) {
            answer.header("WWW-Authenticate", "Bearer");
        }
        Problem.retryAfter(refusal).ifPresent(seconds -> answer.header("Retry-After", seconds));
        if (api) {
            return answer.type("application/problem+json").entity(problem).build();
        }
        if (htmx) {
            return answer.header("HX-Retarget", "#toasts").header("HX-Reswap", "beforeend").entity(Page.of("shared/problem").with("problem", problem).only("inline").status(problem.status())).build();
        }
        return answer.entity(Page.of("error").with("problem", problem).with("again", request.getMethod().equals("GET") ? asked() : null).at(request.getMethod().equals("GET") ? null : "/").status(problem.status())).build();
    }

    /** To the log-in page and, after that, back to where the person was: the page that was asked for, or the one that holds what asked. */
    private Response toLogin(boolean htmx) {
        String here = htmx ? request.getHeader("HX-Current-URL") : request.getMethod().equals("GET") ? null : request.getHeader("Referer");
        String next = htmx || !request.getMethod().equals("GET") ? path(here) : asked();
        URI login = URI.create(next == null || next.equals("/") ? "/login" : "/login?next=" + URLEncoder.encode(next, StandardCharsets.UTF_8));
        return htmx ? Response.status(401).header("HX-Redirect", login).build() : Response.seeOther(login).build();
    }

    private String asked() {
        return request.getRequestURI() + (request.getQueryString() == null ? "" : "?" + request.getQueryString());
    }

    /** Of an address that a browser told: without its host, so that nobody is led to another. Null for none. */
    private static String path(String address) {
        try {
            URI uri = address == null ? null : new URI(address);
            return uri == null || uri.getRawPath() == null || !uri.getRawPath().startsWith("/") ? null : uri.getRawPath() + (uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery());
        } catch (URISyntaxException nonsense) {
            return null;
        }
    }

    private Refusal refusal(Throwable thrown) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof Refusal refusal) {
                return refusal;
            }
            if (cause instanceof ConstraintViolationException violated) {
                return new Refusal(Code.INVALID_FIELD, Constraints.fields(violated.getConstraintViolations()), "problem.body.wrong_fields", violated.getConstraintViolations().size());
            }
        }
        // Jersey's own class for a query parameter that is not of its type: 404 by its default, but only a path's parameter names a thing
        if (thrown.getClass().getSimpleName().equals("QueryParamException")) {
            return new Refusal(Code.INVALID_FIELD, "problem.query");
        }
        return null;
    }

    private Problem http(int status) {
        boolean nobody = (status == 401 || status == 403) && !viewer.signedIn();
        int told = nobody ? 401 : status;
        Code code = switch (told) {
            case 401 -> Code.UNAUTHENTICATED;
            case 403 -> Code.FORBIDDEN;
            case 404, 405 -> Code.NOT_FOUND;
            case 406, 415 -> Code.UNSUPPORTED_TYPE;
            case 413 -> Code.TOO_LARGE;
            case 429 -> Code.TOO_MANY;
            default -> Code.INVALID_BODY;
        };
        String key = switch (told) {
            case 401 -> "problem.unauthenticated";
            case 403 -> "problem.forbidden";
            case 404 -> "problem.not_found";
            case 405 -> "problem.method";
            case 406 -> "problem.not_acceptable";
            default -> "problem.title." + code.word();
        };
        return Problem.of(code, told, Words.of(viewer.locale()).say(key), viewer.locale(), request.getRequestURI(), List.of());
    }

    private Problem defect(Throwable thrown) {
        UUID id = UUID.randomUUID();
        LOG.log(Level.SEVERE, thrown, () -> "error " + id + " at " + request.getMethod() + " " + request.getRequestURI());
        return Problem.of(Code.INTERNAL, 500, Words.of(viewer.locale()).say("problem.internal", id.toString()), viewer.locale(), "urn:uuid:" + id, List.of());
    }
}
