package org.jiraextractor.extraction;

import org.jiraextractor.jira.BadAttachment;
import org.jiraextractor.jira.Download;
import org.jiraextractor.jira.JiraRefusal;

import java.io.IOException;
import java.util.concurrent.Callable;

/** Fetches one attachment into the store, or finds out why it cannot be had. */
final class AttachmentTaking implements Callable<KeptAttachment> {

    private final Errand errand;
    private final WantedAttachment wanted;

    AttachmentTaking(Errand errand, WantedAttachment wanted) {
        this.errand = errand;
        this.wanted = wanted;
    }

    @Override
    public KeptAttachment call() throws IOException {
        Long most = errand.request().maxAttachmentBytes();
        if (most != null && wanted.size() > most) {
            return missing("too_large");
        }
        if (!wanted.id().matches("[A-Za-z0-9-]{1,64}")) {
            return missing("unreadable");
        }
        try {
            return fetched();
        } catch (BadAttachment bad) {
            if (!bad.reason().equals("size_mismatch")) {
                // a dead token gets 404 and log-in pages for everything
                errand.site().myself();
            }
            return missing(bad.reason());
        } catch (JiraRefusal refusal) {
            return missing(errand.reason(refusal));
        }
    }

    private KeptAttachment fetched() throws IOException {
        Long most = errand.request().maxAttachmentBytes();
        String name = errand.place().prefix() + "attachments/" + wanted.id();
        Download[] download = new Download[1];
        errand.place().store().put(name, "application/octet-stream", wanted.size(),
                out -> download[0] = errand.site().attachment(wanted.id(), wanted.content(), wanted.size(),
                        most == null ? Long.MAX_VALUE : most, wanted.mimeType(), out));
        return new KeptAttachment(wanted.id(), wanted.issueKey(), download[0].mediaId(), name, download[0].sha256(), download[0].crc32(), download[0].size(), null);
    }

    private KeptAttachment missing(String reason) {
        return new KeptAttachment(wanted.id(), wanted.issueKey(), null, null, null, 0, 0, reason);
    }
}
