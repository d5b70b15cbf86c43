package org.jiraextractor.exports.preview;

import java.io.IOException;
import java.nio.charset.Charset;
import java.util.List;
import java.util.Optional;

/**
 * Lines of a text file.
 *
 * @param place where the page begins
 * @param next  null at the end
 */
public record TextPage(List<Line> lines, Place place, Place next) {

    /** A line, or a part of one that is very long. @param goesOn whether the line goes on in the next */
    public record Line(long number, String text, boolean goesOn) {
    }

    private static final Window.Size SIZE = new Window.Size(400, 96 << 10, 8 << 10, true);

    /** @param word only lines that have it; null for all. @return nothing where the file is no text */
    static Optional<TextPage> read(Content content, Place place, String word) throws IOException {
        Optional<Charset> charset = Encoding.of(content.beginning(Encoding.LOOKED_AT));
        if (charset.isEmpty()) {
            return Optional.empty();
        }
        Finder finder = word == null ? null : new Finder(word, charset.get());
        Window window = Window.of(content, place, Splitter.lines(), finder, SIZE, piece -> true);
        return Optional.of(new TextPage(window.pieces().stream().map(piece -> new Line(piece.number(), Legible.of(piece.text(charset.get())), !piece.ended())).toList(), place, window.next()));
    }
}
