package org.jiraextractor.exports.format.xlsx;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.jiraextractor.exports.format.FormatOptions;
import org.jiraextractor.exports.format.Small;
import org.jiraextractor.exports.format.Written;
import org.jiraextractor.issues.RawJson;
import org.jiraextractor.support.Scratch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;

class CellTextTest {

    @ParameterizedTest
    @CsvSource({"_x0041_,_x005F_x0041_", "_x005F_,_x005F_x005F_", "__x0041_,__x005F_x0041_", "_x041_,_x041_", "_x0041,_x0041", "_X0041_,_X0041_", "_xabcd_,_x005F_xabcd_", "a_b,a_b"})
    void whatLooksLikeAnEscapeIsKeptFromBeingOne(String text, String escaped) {
        assertThat(CellText.escaped(text)).isEqualTo(escaped);
    }

    @Test
    void whatXmlCannotHoldIsEscaped() {
        assertThat(CellText.escaped("a\u0000\u001b\uFFFEb\t\n")).isEqualTo("a_x0000__x001B__xFFFE_b\t\n");
        assertThat(CellText.fitting("a\r\nb\rc")).isEqualTo("a\nb\nc");
    }

    @Property(tries = 25, seed = "1976")
    void anyTextComesBackFromAnotherLibrary(@ForAll("texts") List<String> texts) throws IOException {
        var values = texts.stream().map(text -> RawJson.object().put("summary", text)).toArray(com.fasterxml.jackson.databind.node.ObjectNode[]::new);
        byte[] xlsx;
        try (Scratch scratch = Scratch.folderFor("texts")) {
            xlsx = Written.by(new XlsxFormat(), Small.of(RawJson.array(), values), FormatOptions.DEFAULT, scratch.folder()).get("xlsx/issues.xlsx");
        }
        try (XSSFWorkbook book = new XSSFWorkbook(new ByteArrayInputStream(xlsx))) {
            for (int i = 0; i < texts.size(); i++) {
                var cell = book.getSheet("Issues").getRow(i + 1).getCell(1);
                assertThat(cell == null ? "" : cell.getStringCellValue()).isEqualTo(shown(texts.get(i)));
            }
        }
    }

    @Provide
    Arbitrary<List<String>> texts() {
        return Arbitraries.oneOf(Arbitraries.strings().withChars("_x0041F<>&\"'\u0000\t\r\n ]=\uFFFE\ud800").ofMaxLength(20), Arbitraries.strings().all().ofMaxLength(12)).list().ofMinSize(1).ofMaxSize(20);
    }

    private static String shown(String text) {
        return new String(text.getBytes(StandardCharsets.UTF_16), StandardCharsets.UTF_16).replace("\r\n", "\n").replace('\r', '\n');
    }
}
