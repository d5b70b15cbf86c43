package org.jiraextractor.page;

import java.util.HashMap;
import java.util.Map;

/**
 * A page to be: what a resource method returns. Templates find the model's values by name, and always {@code viewer} (a {@link ViewerSnapshot})
 * and {@code show} (a {@link Formats}: dates, durations, bytes, numbers).
 *
 * @param template below {@code /WEB-INF/templates}, without {@code .html}: {@code connections/list}
 * @param model    values may be null
 * @param fragment the {@code th:fragment} to render alone, or null for the whole page
 * @param status   of the answer
 * @param headers  of the answer, beside the usual ones
 */
public record Page(String template, Map<String, Object> model, String fragment, int status, Map<String, String> headers) {

    public static Page of(String template) {
        return new Page(template, Map.of(), null, 200, Map.of());
    }

    public static Page of(String template, Map<String, ?> model) {
        return new Page(template, new HashMap<>(model), null, 200, Map.of());
    }

    public Page with(String name, Object value) {
        Map<String, Object> more = new HashMap<>(model);
        more.put(name, value);
        return new Page(template, more, fragment, status, headers);
    }

    /** Only this fragment of the template, for htmx and live streams. */
    public Page only(String part) {
        return new Page(template, model, part, status, headers);
    }

    public Page status(int code) {
        return new Page(template, model, fragment, code, headers);
    }

    /** Where a page that answers a POST is to be had by GET, so that a switch of language or theme on it leads somewhere; null: at its own path. */
    public Page at(String address) {
        return with("formAt", address);
    }

    public Page header(String name, String value) {
        Map<String, String> more = new HashMap<>(headers);
        more.put(name, value);
        return new Page(template, model, fragment, status, more);
    }
}
