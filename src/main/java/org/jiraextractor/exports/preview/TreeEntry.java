package org.jiraextractor.exports.preview;

/**
 * A folder or a file of an export.
 *
 * @param path  a folder's ends with a slash
 * @param name  its last part
 * @param files in a folder, however deep; 1 for a file
 * @param bytes of all of them, unpacked
 */
public record TreeEntry(String path, String name, long files, long bytes) {

    static TreeEntry of(String path, long files, long bytes) {
        String plain = path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
        return new TreeEntry(path, plain.substring(plain.lastIndexOf('/') + 1), files, bytes);
    }

    public boolean folder() {
        return path.endsWith("/");
    }
}
