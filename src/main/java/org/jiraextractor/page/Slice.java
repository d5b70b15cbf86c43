package org.jiraextractor.page;

import org.jiraextractor.words.Code;
import org.jiraextractor.words.Refusal;

import java.util.List;
import java.util.function.Function;

/** One page of a list, as the API answers it. @param nextCursor null at the end */
public record Slice<T>(List<T> items, String nextCursor) {

    /** What was asked for. @param after null from the start */
    public record Ask(int limit, Cursor after) {
        /** One more than is shown, to learn whether there is more. */
        public int rows() {
            return limit + 1;
        }
    }

    /**
     * Reads {@code ?limit=} and {@code ?cursor=}.
     *
     * @throws Refusal {@code invalid_field} for a limit outside 1–200 or a cursor that we never gave
     */
    public static Ask ask(String limit, String cursor) {
        return new Ask(limit(limit), cursor == null || cursor.isEmpty() ? null : Cursor.read(cursor));
    }

    /**
     * @param rows up to {@link Ask#rows} of them
     * @param last where the next slice goes on after this item
     */
    public static <R, T> Slice<T> of(List<R> rows, Ask ask, Function<R, T> shown, Function<R, Cursor> last) {
        boolean more = rows.size() > ask.limit();
        List<R> kept = more ? rows.subList(0, ask.limit()) : rows;
        return new Slice<>(kept.stream().map(shown).toList(), more ? last.apply(kept.get(kept.size() - 1)).text() : null);
    }

    private static int limit(String text) {
        if (text == null || text.isEmpty()) {
            return 50;
        }
        if (text.matches("[0-9]{1,3}") && Integer.parseInt(text) >= 1 && Integer.parseInt(text) <= 200) {
            return Integer.parseInt(text);
        }
        throw new Refusal(Code.INVALID_FIELD, List.of(new Refusal.Field("limit", Code.INVALID_FIELD, "problem.limit")), "problem.limit");
    }
}
