package org.jiraextractor.exports.preview.web;

import java.util.List;

/**
 * What lies in one folder, as the tree shows it.
 *
 * @param start where the folder's first entries are, null where these are the first
 * @param more  where the rest is, as a part of the tree and as a page; null where this is all
 */
public record TreeLevel(List<Row> rows, String start, String more, String morePage) {

    /**
     * A file or folder.
     *
     * @param href    of the page that shows it
     * @param lazy    of a folder's entries as a part of the tree
     * @param current whether the page shows it
     * @param below   of a folder that is open
     */
    public record Row(String name, boolean folder, long files, long bytes, String icon, String href, String lazy, boolean current, TreeLevel below) {
    }
}
