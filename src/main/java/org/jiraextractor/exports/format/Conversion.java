package org.jiraextractor.exports.format;

import org.jiraextractor.extraction.Extracted;

import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Several formats of one extraction: read once to survey it, if any of them needs that, and once to write them all; those that must walk on their own follow. */
public final class Conversion {

    /** Hears how far it is. */
    @FunctionalInterface
    public interface Progress {
        /** @param steps how many of all steps are done: a step is an issue in a format */
        void done(long steps);
    }

    static final Progress UNHEARD = steps -> { };

    private final List<OnePassFormat> together;
    private final List<Format> alone;
    private final Extracted extracted;
    private final FormatOptions options;

    public Conversion(List<Format> formats, Extracted extracted, FormatOptions options) {
        this.together = formats.stream().filter(OnePassFormat.class::isInstance).map(OnePassFormat.class::cast).toList();
        this.alone = formats.stream().filter(format -> !together.contains(format)).toList();
        this.extracted = extracted;
        this.options = options;
    }

    public void write(Spool spool, Progress progress) throws IOException {
        long[] issues = {0};
        if (!together.isEmpty()) {
            Survey survey = survey();
            List<Writing> writings = new ArrayList<>();
            try (Closeable all = () -> Closing.all(writings.toArray(Closeable[]::new))) {
                for (OnePassFormat format : together) {
                    writings.add(format.begin(extracted, survey, options, spool));
                }
                extracted.eachIssue(issue -> {
                    for (Writing writing : writings) {
                        writing.take(issue);
                    }
                    progress.done(++issues[0] * writings.size());
                });
                for (Writing writing : writings) {
                    writing.finish();
                }
            }
        }
        long steps = issues[0] * together.size();
        for (Format format : alone) {
            format.write(extracted, options, spool);
            progress.done(steps += issues[0]);
        }
    }

    private Survey survey() throws IOException {
        Survey survey = new Survey(extracted, options);
        if (together.stream().anyMatch(OnePassFormat::surveys)) {
            extracted.eachIssue(survey::see);
        }
        return survey;
    }
}
