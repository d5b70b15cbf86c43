package org.jiraextractor.exports.bundle;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jiraextractor.exports.SmallWorld;
import org.jiraextractor.exports.format.Conversion;
import org.jiraextractor.exports.format.Format;
import org.jiraextractor.exports.format.FormatOptions;
import org.jiraextractor.exports.format.Formats;
import org.jiraextractor.exports.format.Spool;
import org.jiraextractor.extraction.Extracted;
import org.jiraextractor.extraction.ExtractedIssue;
import org.jiraextractor.extraction.Include;
import org.jiraextractor.extraction.KeptAttachment;
import org.jiraextractor.issues.RawJson;
import org.jiraextractor.storage.local.LocalStore;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.zip.CRC32;

import static org.assertj.core.api.Assertions.assertThat;

/** Memory does not grow with the number of issues. */
@Timeout(value = 20, unit = TimeUnit.MINUTES)
class LargeExportTest {

    private static final byte[] ATTACHMENT = "an attachment".getBytes(StandardCharsets.UTF_8);

    @TempDir
    Path temp;

    @Test
    @Tag("full")
    void aHundredThousandIssuesWithAnAttachmentEachFitIntoAHeapOfFortyEightMegabytes() throws Exception {
        assertThat(fits(100_000, List.of("json"))).isEqualTo(100_004);
    }

    @Test
    @Tag("full")
    void allFormatsTogetherFitToo() throws Exception {
        assertThat(fits(20_000, Formats.names())).isGreaterThanOrEqualTo(20_000 + Formats.names().size() + 1);
    }

    /** @return how many files there are */
    private int fits(int issues, List<String> formats) throws Exception {
        Path said = temp.resolve("said");
        Process java = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx48m", "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")), InASmallHeap.class.getName(), temp.toString(), Integer.toString(issues), String.join(",", formats))
                .redirectErrorStream(true).redirectOutput(said.toFile()).start();
        assertThat(java.waitFor(15, TimeUnit.MINUTES)).isTrue();
        System.out.print(Files.readString(said));
        assertThat(java.exitValue()).isZero();
        int files = Integer.parseInt(Files.readString(said).strip().replaceFirst("(?s).*files ", ""));
        OtherPrograms.assertSound(temp.resolve("objects/jobs/7f000000-0000-4000-8000-000000000001/alpha-ete.zip"), temp, files);
        return files;
    }

    /** In a process of its own. */
    static final class InASmallHeap {
        public static void main(String[] args) throws IOException {
            Path folder = Path.of(args[0]);
            Extracted many = new Many(Integer.parseInt(args[1]));
            try (LocalStore store = new LocalStore(folder.resolve("objects")); Spool spool = new Spool(folder.resolve("spool"))) {
                store.put("raw/one", "text/plain", out -> out.write(ATTACHMENT));
                long start = System.nanoTime();
                List<Format> formats = Arrays.stream(args[2].split(",")).map(name -> Formats.named(name).orElseThrow()).toList();
                new Conversion(formats, many, FormatOptions.DEFAULT).write(spool, steps -> { });
                System.out.println(args[2] + " " + (System.nanoTime() - start) / 1_000_000 + " ms, " + spool.bytes() + " bytes");
                start = System.nanoTime();
                UUID job = UUID.fromString("7f000000-0000-4000-8000-000000000001");
                Bundled bundled = new Bundle(store, folder.resolve("work")).write(Packaging.ZIP, spool, many, Manifests.small(job), file -> { });
                System.out.println("zip " + (System.nanoTime() - start) / 1_000_000 + " ms, " + bundled.artifact().size() + " bytes, files " + bundled.files());
            }
        }
    }

    private record Many(int issues) implements Extracted {

        @Override
        public Include include() {
            return SmallWorld.ALL;
        }

        @Override
        public String baseUrl() {
            return "https://x.example";
        }

        @Override
        public String deployment() {
            return "cloud";
        }

        @Override
        public ArrayNode fields() {
            return RawJson.array();
        }

        @Override
        public void eachIssue(IssueVisitor visitor) throws IOException {
            CRC32 crc = new CRC32();
            crc.update(ATTACHMENT);
            String text = "{\"type\":\"doc\",\"version\":1,\"content\":[{\"type\":\"paragraph\",\"content\":[{\"type\":\"text\",\"text\":\"" + "some words ".repeat(40) + "\"}]}]}";
            for (int i = 1; i <= issues; i++) {
                String id = Integer.toString(i);
                ObjectNode fields = (ObjectNode) RawJson.read("{\"summary\":\"issue " + i + "\",\"created\":\"2026-02-25T22:17:05.123+0100\",\"labels\":[\"a\",\"b\"],\"description\":" + text + "}");
                ArrayNode comments = (ArrayNode) RawJson.read("[{\"id\":\"" + i + "\",\"created\":\"2026-02-25T22:17:05.123+0100\",\"body\":" + text + "}]");
                ArrayNode changes = (ArrayNode) RawJson.read("[{\"id\":\"" + i + "\",\"created\":\"2026-02-25T22:17:05.123+0100\",\"author\":null,\"items\":[{\"field\":\"status\"}]}]");
                ArrayNode attachments = (ArrayNode) RawJson.read("[{\"id\":\"" + i + "\",\"filename\":\"a.txt\"}]");
                visitor.visit(new ExtractedIssue(i, "MANY-" + i, fields, comments, RawJson.array(), changes, attachments,
                        List.of(new KeptAttachment(id, "MANY-" + i, null, "raw/one", SmallWorld.sha256(ATTACHMENT), crc.getValue(), ATTACHMENT.length, null)),
                        RawJson.array(), RawJson.object(), RawJson.object()));
            }
        }
    }
}
