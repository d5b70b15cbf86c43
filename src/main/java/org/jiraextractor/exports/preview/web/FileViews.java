package org.jiraextractor.exports.preview.web;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.jiraextractor.exports.ExportRow;
import org.jiraextractor.exports.bundle.BundledFile;
import org.jiraextractor.exports.preview.Capabilities;
import org.jiraextractor.exports.preview.CsvPage;
import org.jiraextractor.exports.preview.FileKind;
import org.jiraextractor.exports.preview.ImageHeader;
import org.jiraextractor.exports.preview.JsonItems;
import org.jiraextractor.exports.preview.JsonTree;
import org.jiraextractor.exports.preview.MarkdownPage;
import org.jiraextractor.exports.preview.Place;
import org.jiraextractor.exports.preview.Previews;
import org.jiraextractor.exports.preview.SheetPage;
import org.jiraextractor.exports.preview.TextPage;
import org.jiraextractor.exports.web.FileAddress;
import org.jiraextractor.page.Page;

import java.io.IOException;
import java.util.Optional;
import java.util.UUID;

/** Puts what a file is shown as into its page: {@code view} says which fragment, and the rest is for that. */
@ApplicationScoped
class FileViews {

    private final Previews previews;
    private final Capabilities capabilities;

    @Inject
    FileViews(Previews previews, Capabilities capabilities) {
        this.previews = previews;
        this.capabilities = capabilities;
    }

    protected FileViews() {
        this(null, null);
    }

    /** @param session whose right a frame borrows; null for a program, which sees the archive as text */
    Page show(Page page, ExportRow export, BundledFile file, Asked asked, UUID session) throws IOException {
        FileKind kind = FileKind.of(file);
        Page shown = page.with("source", kind == FileKind.OTHER || kind == FileKind.IMAGE || kind == FileKind.SHEETS || kind == FileKind.TEXT ? null : FileAddress.preview(export.jobId(), file.path()) + (asked.asText() ? "" : "&as=text"));
        return switch (asked.asText() && kind != FileKind.SHEETS || kind == FileKind.ARCHIVE && session == null ? FileKind.TEXT : kind) {
            case ARCHIVE -> shown.with("view", "archive").with("frame", "/preview/" + capabilities.grant(session, export.jobId()) + "/" + FileAddress.encoded(file.path()));
            case JSON -> json(shown, export, file, asked);
            case CSV -> csv(shown, export, file, asked);
            case SHEETS -> sheets(shown, export, file, asked);
            case XML -> xml(shown, export, file, asked);
            case MARKDOWN -> markdown(shown, export, file, asked);
            case TEXT -> text(shown, export, file, asked);
            case IMAGE -> image(shown, export, file);
            case OTHER -> shown.with("view", "other");
        };
    }

    private Page json(Page page, ExportRow export, BundledFile file, Asked asked) throws IOException {
        Place place = asked.place(file.bytes());
        Optional<JsonItems> items = asked.one() ? Optional.empty() : previews.items(export, file, place, asked.word());
        return items.isPresent() ? items(page, export, file, asked, items.get())
                : tree(page, asked, place, previews.json(export, file, place.offset(), asked.one() ? null : asked.word()));
    }

    private Page xml(Page page, ExportRow export, BundledFile file, Asked asked) throws IOException {
        Place place = asked.place(file.bytes());
        if (asked.one()) {
            return tree(page, asked, place, previews.xmlItem(export, file, place.offset()));
        }
        Optional<JsonItems> items = previews.xmlItems(export, file, place, asked.word());
        return items.isPresent() ? items(page, export, file, asked, items.get()) : tree(page, asked, place, previews.xml(export, file, asked.word()));
    }

    private static Page items(Page page, ExportRow export, BundledFile file, Asked asked, JsonItems items) {
        return turned(page.with("view", "items").with("items", items.items()).with("searchable", true), export, file, asked, items.place(), items.next())
                .with("item", FileAddress.preview(export.jobId(), file.path()) + "&at=");
    }

    private static Page tree(Page page, Asked asked, Place place, JsonTree tree) {
        return page.with("view", "tree").with("json", tree).with("number", asked.one() ? place.number() : null).with("searchable", !asked.one()).with("lookedFor", asked.one() ? null : asked.word());
    }

    private Page markdown(Page page, ExportRow export, BundledFile file, Asked asked) throws IOException {
        MarkdownPage.Ways ways = new MarkdownPage.Ways(path -> FileAddress.preview(export.jobId(), path), path -> "/jobs/" + export.jobId() + "/preview/image?path=" + FileAddress.part(path));
        Optional<MarkdownPage> markdown = previews.markdown(export, file, ways);
        return markdown.isPresent() ? page.with("view", "markdown").with("markdown", markdown.get()) : text(page.with("source", null), export, file, asked);
    }

    private Page csv(Page page, ExportRow export, BundledFile file, Asked asked) throws IOException {
        Place place = asked.place(file.bytes());
        if (asked.one()) {
            return page.with("view", "row").with("row", previews.row(export, file, place).orElse(null)).with("number", place.number());
        }
        Optional<CsvPage> table = previews.csv(export, file, place, asked.word());
        if (table.isEmpty()) {
            return page.with("view", "other").with("source", null);
        }
        return turned(page.with("view", "csv").with("table", table.get()).with("searchable", true), export, file, asked, table.get().place(), table.get().next())
                .with("item", FileAddress.preview(export.jobId(), file.path()) + "&at=");
    }

    private Page sheets(Page page, ExportRow export, BundledFile file, Asked asked) throws IOException {
        if (asked.one()) {
            Place[] at = {Place.START};
            return page.with("view", "row").with("row", previews.sheetRow(export, file, asked.sheet(), bytes -> at[0] = asked.place(bytes)).orElse(null)).with("number", at[0].number());
        }
        Optional<SheetPage> found = previews.sheet(export, file, asked.sheet(), asked::place, asked.word());
        if (found.isEmpty()) {
            return page.with("view", "other").with("source", null);
        }
        SheetPage sheet = found.get();
        String here = FileAddress.preview(export.jobId(), file.path());
        return turned(page.with("view", "csv").with("table", sheet.table()).with("searchable", true), export, file, asked, sheet.table().place(), sheet.table().next(), sheet.bytes())
                .with("item", here + "&sheet=" + sheet.sheet() + "&at=").with("sheets", sheet.sheets()).with("sheet", sheet.sheet()).with("sheetLink", here + "&sheet=");
    }

    private Page text(Page page, ExportRow export, BundledFile file, Asked asked) throws IOException {
        Optional<TextPage> text = previews.text(export, file, asked.place(file.bytes()), asked.word());
        if (text.isEmpty()) {
            return page.with("view", "other").with("source", null);
        }
        return turned(page.with("view", "text").with("lines", text.get().lines()).with("searchable", true), export, file, asked, text.get().place(), text.get().next());
    }

    private Page image(Page page, ExportRow export, BundledFile file) throws IOException {
        ImageHeader image = previews.image(export, file).orElse(null);
        return page.with("view", image != null && image.bearable() ? "image" : "other").with("image", image)
                .with("src", "/jobs/" + export.jobId() + "/preview/image?path=" + FileAddress.part(file.path()));
    }

    /** The ways to the other pages. */
    private static Page turned(Page page, ExportRow export, BundledFile file, Asked asked, Place place, Place next) {
        return turned(page, export, file, asked, place, next, file.bytes());
    }

    /** @param bytes of all the pages, in what their places count */
    private static Page turned(Page page, ExportRow export, BundledFile file, Asked asked, Place place, Place next, long bytes) {
        return page.with("first", place.offset() == 0 ? null : asked.href(export.jobId(), file.path(), null))
                .with("previous", place.previous().map(before -> asked.href(export.jobId(), file.path(), before)).orElse(null))
                .with("next", next == null ? null : asked.href(export.jobId(), file.path(), next))
                .with("reached", next == null || bytes == 0 ? null : next.offset() / (double) bytes);
    }
}
