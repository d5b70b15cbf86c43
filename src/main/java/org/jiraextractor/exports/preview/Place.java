package org.jiraextractor.exports.preview;

import org.jiraextractor.page.Cursor;
import org.jiraextractor.words.Code;
import org.jiraextractor.words.Refusal;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Where a page of a file begins, and where the pages before it did: all that is needed to go on and back, on any node, with nothing kept.
 *
 * @param offset  in bytes, unpacked
 * @param number  of the record that begins there
 * @param earlier the pages that led here, the latest last; the first of very many are forgotten
 */
public record Place(long offset, long number, List<Step> earlier) {

    /** Where an earlier page began. */
    public record Step(long offset, long number) {
    }

    public static final Place START = new Place(0, 1, List.of());

    private static final int REMEMBERED = 20;
    /** A cursor has no empty part. */
    private static final String NONE = "-";
    private static final Pattern STEPS = Pattern.compile("[0-9]{1,15}:[0-9]{1,15}( [0-9]{1,15}:[0-9]{1,15}){0," + (REMEMBERED - 1) + "}");

    /**
     * @param cursor null for the start
     * @param bytes  of the file
     * @throws Refusal {@code invalid_field} for what we never gave
     */
    public static Place read(Cursor cursor, long bytes) {
        if (cursor == null) {
            return START;
        }
        Place place = new Place(cursor.number(0), cursor.number(1), steps(cursor.text(2)));
        if (place.offset < 0 || place.offset > bytes || place.number < 1 || place.earlier.stream().anyMatch(step -> step.offset >= place.offset || step.number > place.number)) {
            throw refusal();
        }
        return place;
    }

    public String cursor() {
        StringBuilder steps = new StringBuilder();
        earlier.forEach(step -> steps.append(steps.isEmpty() ? "" : " ").append(step.offset).append(':').append(step.number));
        return Cursor.of(offset, number, earlier.isEmpty() ? NONE : steps).text();
    }

    /** The page that follows this one. */
    Place next(long nextOffset, long nextNumber) {
        List<Step> steps = new ArrayList<>(earlier);
        steps.add(new Step(offset, number));
        return new Place(nextOffset, nextNumber, List.copyOf(steps.subList(Math.max(0, steps.size() - REMEMBERED), steps.size())));
    }

    /** The page before, as it was. */
    public Optional<Place> previous() {
        if (earlier.isEmpty()) {
            return Optional.empty();
        }
        Step last = earlier.get(earlier.size() - 1);
        return Optional.of(new Place(last.offset, last.number, earlier.subList(0, earlier.size() - 1)));
    }

    private static List<Step> steps(String text) {
        if (text.equals(NONE)) {
            return List.of();
        }
        if (!STEPS.matcher(text).matches()) {
            throw refusal();
        }
        List<Step> steps = new ArrayList<>();
        for (String step : text.split(" ")) {
            int colon = step.indexOf(':');
            steps.add(new Step(Long.parseLong(step.substring(0, colon)), Long.parseLong(step.substring(colon + 1))));
        }
        return List.copyOf(steps);
    }

    private static Refusal refusal() {
        return new Refusal(Code.INVALID_FIELD, List.of(new Refusal.Field("cursor", Code.INVALID_FIELD, "problem.cursor")), "problem.cursor");
    }
}
