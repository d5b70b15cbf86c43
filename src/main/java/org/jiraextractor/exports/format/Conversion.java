package org.jiraextractor.exports.format;

import org.jiraextractor.extraction.Extracted;

import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.stream.Collectors;

/** Several formats of one extraction: its issues are read once to write them all, at the same time where there are threads for it, after what is noted of them was, if any needs that. */
public final class Conversion {

    /** Hears how far it is, in the thread that writes. */
    @FunctionalInterface
    public interface Progress {
        /** @param steps how many of all steps are done: a step is an issue in a format */
        void done(long steps);
    }

    static final Progress UNHEARD = steps -> { };

    /** Leaves everything to the thread that asks. */
    private static final Executor NOBODY = task -> { };

    private final List<Format> formats;
    private final Extracted extracted;
    private final FormatOptions options;
    private final Executor others;

    /** In the calling thread alone. */
    public Conversion(List<Format> formats, Extracted extracted, FormatOptions options) {
        this(formats, extracted, options, NOBODY);
    }

    /** @param others lends threads; what it has none for is done by the calling one */
    public Conversion(List<Format> formats, Extracted extracted, FormatOptions options, Executor others) {
        this.formats = List.copyOf(formats);
        this.extracted = extracted;
        this.options = options;
        this.others = others;
    }

    /** The bytes do not depend on how many threads there are. */
    public void write(Spool spool, Progress progress) throws IOException {
        Survey survey = survey();
        List<Writing> writings = new ArrayList<>();
        try (Closeable all = () -> Closing.all(writings.toArray(Closeable[]::new)); Hands hands = new Hands(others, writings)) {
            for (Format format : formats) {
                writings.add(format.begin(extracted, survey, options, spool));
            }
            walk(hands, progress);
            hands.all(writings.stream().<Hands.Work>map(writing -> writing::finish).toList());
        }
    }

    private void walk(Hands hands, Progress progress) throws IOException {
        long[] issues = {0};
        extracted.eachIssue(issue -> {
            issues[0]++;
            if (hands.take(issue)) {
                progress.done(issues[0] * formats.size());
            }
        });
        hands.finish();
        progress.done(issues[0] * formats.size());
    }

    private Survey survey() throws IOException {
        Set<Survey.Of> needs = formats.stream().flatMap(format -> format.surveys().stream()).collect(Collectors.toUnmodifiableSet());
        Survey survey = new Survey(extracted, needs);
        if (!needs.isEmpty()) {
            extracted.eachNote(Survey.NOTES, survey::see);
        }
        return survey;
    }
}
