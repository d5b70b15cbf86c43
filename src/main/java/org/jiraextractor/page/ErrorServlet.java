package org.jiraextractor.page;

import jakarta.inject.Inject;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jiraextractor.json.Json;
import org.jiraextractor.words.Code;
import org.jiraextractor.words.Words;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import java.util.logging.Level;
import java.util.logging.Logger;

/** What the server refuses or breaks outside our resources (a broken address, a missing file, a filter's defect), told as we tell it. Mapped in web.xml as its error page. */
public class ErrorServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;
    private static final Logger LOG = Logger.getLogger(ErrorServlet.class.getName());

    private final transient PageRenderer renderer;
    private final transient Viewer viewer;

    @Inject
    public ErrorServlet(PageRenderer renderer, Viewer viewer) {
        this.renderer = renderer;
        this.viewer = viewer;
    }

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Object told = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
        int status = told instanceof Integer code && code >= 400 ? code : 404;
        Object path = request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI);
        Problem problem = problem(status, path instanceof String text ? text : request.getRequestURI(), (Throwable) request.getAttribute(RequestDispatcher.ERROR_EXCEPTION));
        HostCheck.guard(response);
        response.setStatus(status);
        response.setHeader("Cache-Control", "no-store");
        response.setHeader("Content-Language", viewer.locale().getLanguage());
        boolean api = Problem.isForPrograms(problem.instance()) || path instanceof String asked && Problem.isForPrograms(asked);
        response.setContentType(api ? "application/problem+json" : "text/html;charset=UTF-8");
        String text = api ? Json.write(problem) : renderer.render(Page.of("error").with("problem", problem).with("again", null).at(request.getMethod().equals("GET") ? null : "/"), viewer.snapshot());
        response.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
    }

    private Problem problem(int status, String path, Throwable thrown) {
        Words words = Words.of(viewer.locale());
        if (status >= 500) {
            UUID id = UUID.randomUUID();
            LOG.log(Level.SEVERE, thrown, () -> "error " + id + " at " + path);
            return Problem.of(Code.INTERNAL, status, words.say("problem.internal", id.toString()), viewer.locale(), "urn:uuid:" + id, List.of());
        }
        Code code = status == 404 || status == 405 ? Code.NOT_FOUND : status == 401 ? Code.UNAUTHENTICATED : status == 403 ? Code.FORBIDDEN : Code.INVALID_BODY;
        String key = switch (code) {
            case NOT_FOUND -> "problem.not_found";
            case UNAUTHENTICATED -> "problem.unauthenticated";
            case FORBIDDEN -> "problem.forbidden";
            default -> "problem.unreadable";
        };
        return Problem.of(code, status, words.say(key), viewer.locale(), path, List.of());
    }
}
