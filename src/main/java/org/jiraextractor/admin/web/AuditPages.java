package org.jiraextractor.admin.web;

import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.UriInfo;
import org.jiraextractor.accounts.Actors;
import org.jiraextractor.accounts.Role;
import org.jiraextractor.admin.AuditDesk;
import org.jiraextractor.audit.AuditEntry;
import org.jiraextractor.audit.AuditQuery;
import org.jiraextractor.page.Cursor;
import org.jiraextractor.page.Page;
import org.jiraextractor.page.Slice;
import org.jiraextractor.page.Viewer;
import org.jiraextractor.words.Words;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** The audit log, for people. */
@Path("admin/audit")
public class AuditPages {

    /** What is looked for by; the actions below each are {@code login.failed} and the like. */
    private static final List<String> ABOUT = List.of("login", "password", "email", "session", "token", "user", "connection", "export", "schedule", "directory", "setting", "secrets", "audit");

    private final AuditDesk desk;
    private final Viewer viewer;

    @Inject
    public AuditPages(AuditDesk desk, Viewer viewer) {
        this.desk = desk;
        this.viewer = viewer;
    }

    @GET
    @RolesAllowed(Role.ADMINS)
    public Page show(@Context UriInfo uri, @QueryParam("cursor") String cursor) {
        Slice.Ask ask = Slice.ask(null, cursor);
        AuditQuery wanted = AuditFilter.read(uri.getQueryParameters(), viewer.zone());
        List<AuditEntry> rows = desk.newest(Actors.of(viewer), wanted, ask.after() == null ? Long.MAX_VALUE : ask.after().number(0), ask.rows());
        Slice<AuditEntry> shown = Slice.of(rows, ask, Function.identity(), last -> Cursor.of(last.number()));
        String asked = AuditFilter.written(uri.getQueryParameters());
        String here = "/admin/audit" + (asked.isEmpty() ? "" : "?" + asked);
        Map<String, String> filter = new HashMap<>();
        AuditFilter.NAMES.forEach(name -> filter.put(name, uri.getQueryParameters().getFirst(name)));
        Words words = Words.of(viewer.locale());
        Map<String, String> about = new LinkedHashMap<>();
        about.put("", words.say("admin.audit.anything"));
        ABOUT.forEach(word -> about.put(word, words.say("admin.audit.about." + word)));
        return Page.of("admin/audit").with("entries", shown.items()).with("filter", filter).with("about", about).with("csv", "/api/admin/audit/csv" + (asked.isEmpty() ? "" : "?" + asked))
                .with("first", here).with("next", shown.nextCursor() == null ? null : here + (asked.isEmpty() ? "?" : "&") + "cursor=" + shown.nextCursor()).with("earlier", ask.after() != null);
    }
}
