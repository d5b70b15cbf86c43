package org.jiraextractor.admin;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.jiraextractor.accounts.Actor;
import org.jiraextractor.audit.AuditEntry;
import org.jiraextractor.audit.AuditLog;
import org.jiraextractor.audit.AuditQuery;

import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The audit log as an admin reads it, and takes it along as CSV. */
@ApplicationScoped
public class AuditDesk {

    private static final int AT_ONCE = 1_000;

    private final AuditLog log;

    @Inject
    AuditDesk(AuditLog log) {
        this.log = log;
    }

    protected AuditDesk() {
        this(null);
    }

    public List<AuditEntry> newest(Actor actor, AuditQuery wanted, long before, int limit) {
        actor.requireAdmin();
        return log.newest(wanted, before, limit);
    }

    /** Notes that the log was taken along, which is the first line of what is taken. */
    public void takenAlong(Actor actor) {
        actor.requireAdmin();
        log.add(actor.did("audit.exported", "audit", null, null));
    }

    /** All that is wanted, newest first, a thousand lines at a time; cells that a spreadsheet would run as a formula are defused. */
    public void csv(AuditQuery wanted, OutputStream out) throws IOException {
        Writer text = new OutputStreamWriter(out, StandardCharsets.UTF_8);
        CsvWriter csv = CsvWriter.builder().lineDelimiter(LineDelimiter.CRLF).build(text);
        csv.writeRecord("number", "at", "actor_id", "actor_name", "via", "address", "action", "thing_kind", "thing_id", "thing_name", "detail");
        long before = Long.MAX_VALUE;
        List<AuditEntry> lines = log.newest(wanted, before, AT_ONCE);
        while (!lines.isEmpty()) {
            for (AuditEntry line : lines) {
                csv.writeRecord(String.valueOf(line.number()), line.at().toString(), text(line.actorId()), text(line.actorName()), line.via(), text(line.address()), line.action(),
                        line.thingKind(), text(line.thingId()), text(line.thingName()), text(line.detail()));
                before = line.number();
            }
            csv.flush();
            lines = log.newest(wanted, before, AT_ONCE);
        }
        csv.flush();
    }

    static String text(Object value) {
        String text = value == null ? "" : value.toString();
        return !text.isEmpty() && "=+-@\t\r".indexOf(text.stripLeading().isEmpty() ? text.charAt(0) : text.stripLeading().charAt(0)) >= 0 ? "'" + text : text;
    }
}
