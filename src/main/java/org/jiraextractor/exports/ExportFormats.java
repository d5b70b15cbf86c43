package org.jiraextractor.exports;

import org.jiraextractor.exports.format.Formats;
import org.jiraextractor.words.Code;
import org.jiraextractor.words.Refusal;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;

/** Which formats may be asked for: those that exist, each once. */
final class ExportFormats {

    private ExportFormats() {
    }

    /** @throws Refusal {@code invalid_field} */
    static void check(List<ExportRequest.FormatName> formats) {
        List<Refusal.Field> wrong = wrong(formats);
        if (!wrong.isEmpty()) {
            throw new Refusal(Code.INVALID_FIELD, wrong, "problem.body.wrong_fields", wrong.size());
        }
    }

    static List<Refusal.Field> wrong(List<ExportRequest.FormatName> formats) {
        List<Refusal.Field> wrong = new ArrayList<>();
        if (new HashSet<>(formats).size() < formats.size()) {
            wrong.add(new Refusal.Field("formats", Code.INVALID_FIELD, "export.formats.twice"));
        }
        formats.stream().filter(name -> Formats.named(name.word()).isEmpty())
                .forEach(name -> wrong.add(new Refusal.Field("formats", Code.INVALID_FIELD, "export.formats.later", name.word())));
        return wrong;
    }
}
