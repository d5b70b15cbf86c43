package org.jiraextractor.demo.jql;

import org.jiraextractor.demo.world.DemoIssue;

import java.util.Comparator;
import java.util.List;

/** ORDER BY, on what issues are sorted by rather than on issues. */
record Sorting(List<Wish> wishes) implements Comparator<Sorting.Row> {

    private static final List<Wish> LATEST_FIRST = List.of(new Wish(new Criterion.Order<>(DemoIssue::created, Comparator.naturalOrder()), true));

    record Wish(Criterion.Order<?> order, boolean descending) {
    }

    /** @param keys one a wish */
    record Row(long id, Object[] keys) {
    }

    static Sorting of(List<Wish> wishes) {
        return new Sorting(wishes.isEmpty() ? LATEST_FIRST : wishes);
    }

    Row row(DemoIssue issue) {
        return new Row(issue.id(), wishes.stream().map(wish -> (Object) wish.order.of().apply(issue)).toArray());
    }

    @Override
    public int compare(Row one, Row other) {
        for (int i = 0; i < wishes.size(); i++) {
            int compared = wishes.get(i).order.compare(one.keys[i], other.keys[i]);
            if (compared != 0) {
                return wishes.get(i).descending ? -compared : compared;
            }
        }
        return Long.compare(other.id, one.id);
    }
}
