package org.jiraextractor.exports.format.reading;

import org.jiraextractor.exports.format.IssueAttachment;
import org.jiraextractor.richtext.Surroundings;
import org.jiraextractor.words.Words;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/** What the texts of one issue speak of: its files, the people in it, the pages of this export. */
final class Around implements Surroundings {

    private final Map<String, File> byId = new HashMap<>();
    private final Map<String, File> byName = new HashMap<>();
    private final People people;
    private final UnaryOperator<String> page;
    private final String site;
    private final Words words;
    private final int headings;

    Around(List<IssueAttachment> attachments, FileLinks links, People people, UnaryOperator<String> page, String site, Words words, int headings) {
        for (IssueAttachment attachment : attachments) {
            if (!attachment.isMissing()) {
                File file = links.file(attachment);
                byName.put(file.name(), file);
                if (attachment.kept().mediaId() != null) {
                    byId.put(attachment.kept().mediaId(), file);
                }
            }
        }
        this.people = people;
        this.page = page;
        this.site = site;
        this.words = words;
        this.headings = headings;
    }

    @Override
    public File file(String mediaId, String name) {
        File file = mediaId.isEmpty() ? null : byId.get(mediaId);
        return file != null ? file : byName.get(name);
    }

    @Override
    public String person(String id) {
        return people.byId(id);
    }

    @Override
    public String page(String issueKey) {
        return page.apply(issueKey);
    }

    @Override
    public String site() {
        return site;
    }

    @Override
    public Words words() {
        return words;
    }

    @Override
    public int headings() {
        return headings;
    }
}
