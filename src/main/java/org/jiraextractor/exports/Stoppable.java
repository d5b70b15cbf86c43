package org.jiraextractor.exports;

import com.fasterxml.jackson.databind.node.ArrayNode;
import org.jiraextractor.extraction.Extracted;
import org.jiraextractor.extraction.Include;
import org.jiraextractor.extraction.Notes;

import java.io.IOException;

/** An extraction whose reader may be stopped: asks before each issue, and before what is noted of it, whether to go on. */
record Stoppable(Extracted extracted, Runnable checkpoint) implements Extracted {

    @Override
    public Include include() {
        return extracted.include();
    }

    @Override
    public String baseUrl() {
        return extracted.baseUrl();
    }

    @Override
    public String deployment() {
        return extracted.deployment();
    }

    @Override
    public String version() {
        return extracted.version();
    }

    @Override
    public ArrayNode fields() {
        return extracted.fields();
    }

    @Override
    public void eachIssue(IssueVisitor visitor) throws IOException {
        extracted.eachIssue(issue -> {
            checkpoint.run();
            visitor.visit(issue);
        });
    }

    @Override
    public void eachNote(Notes notes, NoteVisitor visitor) throws IOException {
        extracted.eachNote(notes, note -> {
            checkpoint.run();
            visitor.visit(note);
        });
    }
}
