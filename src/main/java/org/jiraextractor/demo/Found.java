package org.jiraextractor.demo;

import org.jiraextractor.demo.jql.Jql;
import org.jiraextractor.demo.jql.JqlRefused;
import org.jiraextractor.demo.world.Sight;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What queries find. The latest answers are kept until the world changes: whoever pages through a large one asks the same again and again. Thread-safe. */
final class Found {

    private static final int KEPT = 8;
    /** Dates counted from now, whose answers grow old by themselves. */
    private static final Pattern RELATIVE = Pattern.compile("\\(\\s*\\)|[<>=]\\s*['\"]?[+-]?\\d+[wdhm]", Pattern.CASE_INSENSITIVE);

    private static final Pattern MILLISECONDS = Pattern.compile("[<>=]\\s*(\\d{9,})");

    private record Question(String jql, boolean known, long version) {
    }

    private final Map<Question, long[]> answers = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Question, long[]> eldest) {
            return size() > KEPT;
        }
    };

    private final boolean bounded;
    private final Moods moods;

    /** @param bounded whether a query must say more than its order */
    Found(boolean bounded, Moods moods) {
        this.bounded = bounded;
        this.moods = moods;
    }

    /** @return ids in the order wished for, not to be changed; @throws JiraRefusal where the query is wrong or asks for everything */
    long[] ids(String text, Sight sight) {
        Matcher moment = MILLISECONDS.matcher(text);
        if (moods.refusingMilliseconds() && moment.find()) {
            moods.troubles().count(Trouble.NO_MILLISECONDS);
            throw new JiraRefusal(400, "Date value '" + moment.group(1) + "' for field 'updated' is invalid. Valid formats include: 'yyyy/MM/dd HH:mm', 'yyyy-MM-dd HH:mm', "
                    + "'yyyy/MM/dd', 'yyyy-MM-dd', or a period format e.g. '-5d', '4w 2d'.");
        }
        try {
            Jql jql = Jql.parse(text);
            if (bounded && !jql.bounded()) {
                throw new JiraRefusal(400, "Unbounded JQL queries are not allowed here. Please add a search restriction to your query.");
            }
            return RELATIVE.matcher(text).find() ? jql.ids(sight) : kept(jql, new Question(text, sight.known(), sight.world().version()), sight);
        } catch (JqlRefused wrong) {
            throw new JiraRefusal(400, wrong.messages());
        }
    }

    /** Two who ask the same at once both look for it. */
    private long[] kept(Jql jql, Question question, Sight sight) {
        synchronized (answers) {
            long[] known = answers.get(question);
            if (known != null) {
                return known;
            }
        }
        long[] ids = jql.ids(sight);
        synchronized (answers) {
            answers.put(question, ids);
        }
        return ids;
    }
}
