package org.jiraextractor.exports.preview;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.jiraextractor.exports.ExportFiles;
import org.jiraextractor.exports.ExportRow;
import org.jiraextractor.exports.bundle.BundledFile;

import java.io.IOException;
import java.util.Optional;
import java.util.function.Function;

/**
 * Parts of files for people to see. Each reads at most some dozens of megabytes of a file and keeps a page of it; from inside a ZIP a file that is
 * deflated is inflated from its beginning, never further than the manifest says it goes. Not for threads that serve requests.
 */
@ApplicationScoped
public class Previews {

    private static final long MOST_IMAGE_BYTES = 25_000_000;

    private final ExportFiles files;

    @Inject
    Previews(ExportFiles files) {
        this.files = files;
    }

    protected Previews() {
        this(null);
    }

    /** @param word only lines that have it; null for all. @return nothing where it is no text */
    public Optional<TextPage> text(ExportRow export, BundledFile file, Place place, String word) throws IOException {
        return TextPage.read(content(export, file), place, word);
    }

    /** @param word only rows that have it; null for all. @return nothing where it is no text */
    public Optional<CsvPage> csv(ExportRow export, BundledFile file, Place place, String word) throws IOException {
        return CsvPage.read(content(export, file), place, word);
    }

    /** All cells of the row that begins at a place; nothing where there is none. */
    public Optional<CsvPage.Whole> row(ExportRow export, BundledFile file, Place place) throws IOException {
        return CsvPage.one(content(export, file), place);
    }

    /** @param sheet from 1. @param place in the sheet. @param word only rows that have it; null for all. @return nothing where the file is no workbook of ours, or has no such sheet */
    public Optional<SheetPage> sheet(ExportRow export, BundledFile file, int sheet, Function<Long, Place> place, String word) throws IOException {
        Optional<SheetPage.Book> book = SheetPage.Book.of(content(export, file));
        Optional<Content> part = book.flatMap(one -> one.sheet(sheet));
        return part.isEmpty() ? Optional.empty() : SheetPage.read(book.get(), sheet, place.apply(part.get().bytes()), word);
    }

    /** All cells of a sheet's row that begins at a place; nothing where there is none. */
    public Optional<CsvPage.Whole> sheetRow(ExportRow export, BundledFile file, int sheet, Function<Long, Place> place) throws IOException {
        Optional<SheetPage.Book> book = SheetPage.Book.of(content(export, file));
        Optional<Content> part = book.flatMap(one -> one.sheet(sheet));
        return part.isEmpty() ? Optional.empty() : SheetPage.one(book.get(), sheet, place.apply(part.get().bytes()));
    }

    /** Nothing where the file is not written an element a line. @param word only elements that have it; null for all */
    public Optional<JsonItems> items(ExportRow export, BundledFile file, Place place, String word) throws IOException {
        Content content = content(export, file);
        return JsonItems.fit(content, file.path()) ? Optional.of(JsonItems.read(content, place, word)) : Optional.empty();
    }

    /** The value that begins at this offset. @param word only what has it, with the way there; null for all */
    public JsonTree json(ExportRow export, BundledFile file, long offset, String word) throws IOException {
        return JsonTree.read(content(export, file), offset, word);
    }

    /** Nothing where the file is not our list of issues. @param word only issues that have it; null for all */
    public Optional<JsonItems> xmlItems(ExportRow export, BundledFile file, Place place, String word) throws IOException {
        return XmlItems.fit(file.path()) ? Optional.of(XmlItems.read(content(export, file), place, word)) : Optional.empty();
    }

    /** The issue that begins at this offset of our list of issues. */
    public JsonTree xmlItem(ExportRow export, BundledFile file, long offset) throws IOException {
        return XmlTree.item(content(export, file), offset);
    }

    /** All of a file of XML that a page can show. @param word only what has it, with the way there; null for all */
    public JsonTree xml(ExportRow export, BundledFile file, String word) throws IOException {
        return XmlTree.read(content(export, file), word);
    }

    /** Nothing where it is no text, or a very long one. */
    public Optional<MarkdownPage> markdown(ExportRow export, BundledFile file, MarkdownPage.Ways ways) throws IOException {
        return MarkdownPage.read(content(export, file), file.path(), ways);
    }

    /** What an image is; nothing where it is none that can be shown, or too large a file. It may still be unbearable. */
    public Optional<ImageHeader> image(ExportRow export, BundledFile file) throws IOException {
        return file.bytes() > MOST_IMAGE_BYTES ? Optional.empty() : ImageHeader.of(content(export, file).beginning(ImageHeader.LOOKED_AT));
    }

    private Content content(ExportRow export, BundledFile file) {
        return new Content(file.bytes(), (offset, length) -> files.open(export, file, offset, length));
    }
}
