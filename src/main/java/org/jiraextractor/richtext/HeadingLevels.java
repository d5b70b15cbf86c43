package org.jiraextractor.richtext;

import java.util.TreeSet;

/**
 * The levels of a document's headings below those of the page that it stands on: without gaps, since people choose a heading for its size and
 * those who listen to a page walk by its levels.
 */
final class HeadingLevels {

    private final TreeSet<Integer> used = new TreeSet<>();
    private final int above;
    private int before;

    HeadingLevels(Node document, int above) {
        this.above = above;
        this.before = above;
        if (above > 0) {
            collect(document);
        }
    }

    private void collect(Node node) {
        if (node.kind() == Kind.HEADING) {
            used.add(level(node));
        }
        node.children().forEach(this::collect);
    }

    int of(Node heading) {
        int level = above == 0 ? level(heading) : Math.min(above + used.headSet(level(heading), true).size(), before + 1);
        before = Math.max(above, Math.min(6, level));
        return Math.min(6, level);
    }

    private static int level(Node heading) {
        return heading.number("level", 1, 6, 1);
    }
}
