package org.jiraextractor.exports.format.xlsx;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.DateUtil;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.jiraextractor.exports.Golden;
import org.jiraextractor.exports.SmallWorld;
import org.jiraextractor.exports.format.Elsewhere;
import org.jiraextractor.exports.format.FormatOptions;
import org.jiraextractor.exports.format.Small;
import org.jiraextractor.exports.format.Written;
import org.jiraextractor.extraction.Extracted;
import org.jiraextractor.issues.RawJson;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

import static org.assertj.core.api.Assertions.assertThat;

class XlsxFormatTest {

    private static final FormatOptions PARIS = new FormatOptions(FormatOptions.Csv.DEFAULT, FormatOptions.Ndjson.DEFAULT, ZoneId.of("Europe/Paris"));

    @TempDir
    Path temp;

    @Test
    void theSmallWorldIsWrittenAsAgreed() throws IOException {
        Map<String, byte[]> parts = parts(written(new SmallWorld(SmallWorld.ALL)));
        assertThat(parts).containsOnlyKeys("[Content_Types].xml", "_rels/.rels", "xl/workbook.xml", "xl/_rels/workbook.xml.rels", "xl/styles.xml",
                "xl/worksheets/sheet1.xml", "xl/worksheets/sheet2.xml", "xl/worksheets/sheet3.xml", "xl/worksheets/sheet4.xml", "xl/worksheets/sheet5.xml",
                "xl/worksheets/sheet6.xml", "xl/worksheets/sheet7.xml");
        for (String part : List.of("xl/workbook.xml", "xl/worksheets/sheet1.xml", "xl/worksheets/sheet2.xml", "xl/worksheets/sheet5.xml", "xl/worksheets/sheet6.xml", "xl/worksheets/sheet7.xml")) {
            Golden.assertSame("xlsx/" + Path.of(part).getFileName(), parts.get(part));
        }
    }

    @Test
    void anotherLibraryReadsWhatWasMeant() throws IOException {
        try (XSSFWorkbook book = read(written(new SmallWorld(SmallWorld.ALL)))) {
            assertThat(book.getNumberOfSheets()).isEqualTo(7);
            XSSFSheet issues = book.getSheet("Issues");
            Row first = issues.getRow(1);
            assertThat(cell(issues, first, "Summary").getStringCellValue()).isEqualTo("Crème brûlée; \"quoted\", and a 😀 with\u2028a separator, half a pair \uFFFD, a NUL \u0000");
            assertThat(cell(issues, first, "Issue id").getNumericCellValue()).isEqualTo(10001);
            assertThat(cell(issues, first, "Points (customfield_10002)").getNumericCellValue()).isEqualTo(-5);
            assertThat(cell(issues, first, "Points (customfield_10003)").getNumericCellValue()).isEqualTo(100);
            assertThat(DateUtil.isCellDateFormatted(cell(issues, first, "Created"))).isTrue();
            assertThat(cell(issues, first, "Created").getLocalDateTimeCellValue()).isEqualTo(LocalDateTime.parse("2026-02-25T22:17:05.123"));
            assertThat(cell(issues, first, "Due date").getLocalDateTimeCellValue()).isEqualTo(LocalDateTime.parse("2026-03-01T00:00"));
            assertThat(cell(issues, first, "Labels").getStringCellValue()).isEqualTo("-dash, plain");
            assertThat(cell(issues, first, "=HYPERLINK(\"http://x\")").getCellType()).as("text, whatever it looks like").isEqualTo(CellType.STRING);
            assertThat(cell(issues, first, "Issue key").getCellFormula()).isEqualTo("HYPERLINK(\"https://example.atlassian.net/browse/ALPHA-1\",\"ALPHA-1\")");
            assertThat(cell(issues, first, "Issue key").getStringCellValue()).isEqualTo("ALPHA-1");
            assertThat(issues.getPaneInformation().isFreezePane()).isTrue();
            assertThat(issues.getPaneInformation().getHorizontalSplitPosition()).isEqualTo((short) 1);
            assertThat(issues.getCTWorksheet().getAutoFilter().getRef()).startsWith("A1:").endsWith("4");
            assertThat(issues.getColumnWidth(0)).isGreaterThan(9 * 250);
        }
    }

    @Test
    void wholeSheetsAreThere() throws IOException {
        try (XSSFWorkbook book = read(written(new SmallWorld(SmallWorld.ALL)))) {
            assertThat(List.of("Issues", "Comments", "Worklogs", "Changes", "Attachments", "Links", "About")).allSatisfy(name -> assertThat(book.getSheet(name)).as(name).isNotNull());
            assertThat(book.getSheet("Comments").getLastRowNum()).isEqualTo(3);
            assertThat(book.getSheet("Worklogs").getLastRowNum()).isEqualTo(1);
            assertThat(book.getSheet("Changes").getLastRowNum()).isEqualTo(3);
            assertThat(book.getSheet("Links").getLastRowNum()).isEqualTo(4);
            XSSFSheet attachments = book.getSheet("Attachments");
            assertThat(cell(attachments, attachments.getRow(1), "Path").getCellFormula()).startsWith("HYPERLINK(\"../attachments/ALPHA-1/10100-plan.pdf\"");
        }
    }

    @Test
    void whatIsSwitchedOffHasNoSheet() throws IOException {
        try (XSSFWorkbook book = read(written(new SmallWorld(SmallWorld.NOTHING)))) {
            List<String> names = new ArrayList<>();
            book.forEach(sheet -> names.add(sheet.getSheetName()));
            assertThat(names).containsExactly("Issues", "Links", "About");
        }
    }

    @Test
    void aFullSheetSaysSoAndTheNextOneGoesOn() throws IOException {
        ObjectNode[] values = new ObjectNode[7];
        for (int i = 0; i < values.length; i++) {
            values[i] = RawJson.object().put("summary", "issue " + i);
        }
        try (XSSFWorkbook book = read(Written.by(new XlsxFormat(5), Small.of(RawJson.array(), values), PARIS, temp).get("xlsx/issues.xlsx"))) {
            assertThat(rows(book.getSheet("Issues"))).containsExactly("Issue key", "S-1", "S-2", "S-3", "This sheet is full. It goes on in the sheet “Issues 2”.");
            assertThat(rows(book.getSheet("Issues 2"))).containsExactly("Issue key", "S-4", "S-5", "S-6", "This sheet is full. It goes on in the sheet “Issues 3”.");
            assertThat(rows(book.getSheet("Issues 3"))).containsExactly("Issue key", "S-7");
            assertThat(book.getSheetIndex("Issues 3")).isEqualTo(2);
        }
    }

    @Test
    void aTextLongerThanACellIsCutAndSaysSo() throws IOException {
        ObjectNode values = RawJson.object().put("summary", "x".repeat(32_767)).put("environment", "😀".repeat(20_000));
        try (XSSFWorkbook book = read(written(Small.of(RawJson.array(), values)))) {
            XSSFSheet issues = book.getSheet("Issues");
            assertThat(cell(issues, issues.getRow(1), "Summary").getStringCellValue()).isEqualTo("x".repeat(32_767));
            String cut = cell(issues, issues.getRow(1), "Environment").getStringCellValue();
            assertThat(cut).hasSizeLessThanOrEqualTo(32_767).hasSizeGreaterThan(32_760).endsWith("😀 […cut, 40000 characters in all]").doesNotContain("\uFFFD");
        }
    }

    @Test
    void whatExcelCannotCountStaysText() throws IOException {
        ArrayNode fields = (ArrayNode) RawJson.read("[{\"id\":\"customfield_1\",\"name\":\"When\",\"schema\":{\"type\":\"datetime\"}},{\"id\":\"customfield_2\",\"name\":\"Many\",\"schema\":{\"type\":\"number\"}}]");
        ObjectNode values = (ObjectNode) RawJson.read("{\"created\":\"1899-01-01T00:00:00.000+0000\",\"duedate\":\"0001-02-03\",\"customfield_1\":\"2026-02-31T00:00:00.000+0000\",\"customfield_2\":12345678901234567}");
        try (XSSFWorkbook book = read(written(Small.of(fields, values)))) {
            XSSFSheet issues = book.getSheet("Issues");
            assertThat(cell(issues, issues.getRow(1), "Created").getStringCellValue()).isEqualTo("1899-01-01T00:00:00.000+00:00");
            assertThat(cell(issues, issues.getRow(1), "Due date").getStringCellValue()).isEqualTo("0001-02-03");
            assertThat(cell(issues, issues.getRow(1), "When").getStringCellValue()).isEqualTo("2026-02-31T00:00:00.000+0000");
            assertThat(cell(issues, issues.getRow(1), "Many").getStringCellValue()).isEqualTo("12345678901234567");
        }
        ObjectNode[] far = java.util.stream.Stream.of("1e99999999999", "1e400", "1e-400", "1e1000000000").map(number -> (ObjectNode) RawJson.read("{\"customfield_2\":" + number + "}")).toArray(ObjectNode[]::new);
        try (XSSFWorkbook book = read(written(Small.of(fields, far)))) {
            XSSFSheet issues = book.getSheet("Issues");
            for (int i = 0; i < far.length; i++) {
                assertThat(cell(issues, issues.getRow(i + 1), "Many").getStringCellValue()).isEqualTo(far[i].path("customfield_2").asText());
            }
        }
    }

    @Test
    void theLanguageAndZoneOfTheMachineChangeNothing() throws IOException {
        Elsewhere.changesNothing(() -> written(new SmallWorld(SmallWorld.ALL)));
    }

    private byte[] written(Extracted extracted) throws IOException {
        return Written.by(new XlsxFormat(), extracted, PARIS, temp).get("xlsx/issues.xlsx");
    }

    private static XSSFWorkbook read(byte[] xlsx) throws IOException {
        return new XSSFWorkbook(new ByteArrayInputStream(xlsx));
    }

    private static org.apache.poi.ss.usermodel.Cell cell(XSSFSheet sheet, Row row, String header) {
        for (org.apache.poi.ss.usermodel.Cell each : sheet.getRow(0)) {
            if (each.getStringCellValue().equals(header)) {
                return row.getCell(each.getColumnIndex());
            }
        }
        throw new AssertionError("there is no column " + header);
    }

    private static List<String> rows(Sheet sheet) {
        List<String> first = new ArrayList<>();
        sheet.forEach(row -> first.add(row.getCell(0).getStringCellValue()));
        return first;
    }

    private static Map<String, byte[]> parts(byte[] xlsx) throws IOException {
        Map<String, byte[]> parts = new TreeMap<>();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(xlsx))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                parts.put(entry.getName(), zip.readAllBytes());
            }
        }
        return parts;
    }
}
