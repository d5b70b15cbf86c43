package org.jiraextractor.demo.world;

import com.fasterxml.jackson.databind.node.ObjectNode;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.zip.CRC32;
import java.util.zip.Deflater;

/** Files, made rather than kept: small pictures, texts, tables, an empty one, a big one, and those that are not what they say. */
final class Files {

    private static final int BIG = 3 << 20;

    private final Site site;
    private final Ids ids;
    private final Random random;

    Files(Site site, Ids ids, Random random) {
        this.site = site;
        this.ids = ids;
        this.random = random;
    }

    DemoAttachment attach(Draft draft, Instant at, ObjectNode author, String name, String type, byte[] bytes) {
        return attach(draft, at, author, name, type, bytes, false);
    }

    /** @param author null for an account that is gone */
    DemoAttachment attach(Draft draft, Instant at, ObjectNode author, String name, String type, byte[] bytes, boolean gone) {
        long id = ids.attachment();
        ObjectNode json = Json.of("self", site.rest("attachment/" + id), "id", Long.toString(id), "filename", name);
        if (author != null) {
            json.set("author", author);
        }
        json.put("created", site.time(at)).put("size", bytes.length).put("mimeType", type).put("content", site.rest("attachment/content/" + id));
        if (type.equals("image/png")) {
            json.put("thumbnail", site.rest("attachment/thumbnail/" + id));
        }
        DemoAttachment file = new DemoAttachment(id, new UUID(random.nextLong(), random.nextLong()), name, type, bytes, json, gone);
        draft.attachments.add(file);
        draft.touch(at);
        return file;
    }

    /** One of each kind that people attach. */
    void ordinary(Draft draft, Instant at, People people) {
        attach(draft, at, people.get(1), "capture d’écran 2026-03-12 à 14.02.11.png", "image/png", picture(320, 200, 0x2b6cb0));
        attach(draft, at.plusSeconds(61), people.get(2), "logo.png", "image/png", picture(64, 64, 0xc05621));
        attach(draft, at.plusSeconds(125), people.get(2), "server.log", "text/plain", log());
        attach(draft, at.plusSeconds(126), people.get(3), "commandes.csv", "text/csv",
                "no;client;total\r\n1;Élodie;12,50\r\n2;=1+1;3,00\r\n".getBytes(StandardCharsets.UTF_8));
        attach(draft, at.plusSeconds(127), people.get(4), "facture.pdf", "application/pdf", pdf());
        attach(draft, at.plusSeconds(300), null, "notes.txt", "text/plain", "Reprendre avec l’équipe paiement.\n".getBytes(StandardCharsets.UTF_8));
    }

    /** Names that clash, wholly or but for their case; nothing at all, and three megabytes. */
    void clashing(Draft draft, Instant at, People people) {
        attach(draft, at, people.get(1), "image.png", "image/png", picture(40, 30, 0x2f855a));
        attach(draft, at.plusSeconds(5), people.get(1), "image.png", "image/png", picture(41, 31, 0x97266d));
        attach(draft, at.plusSeconds(9), people.get(2), "IMAGE.PNG", "image/png", picture(42, 32, 0x744210));
        attach(draft, at.plusSeconds(12), people.get(2), "image-1.png", "image/png", picture(43, 33, 0x1a365d));
        // é as one sign and as two: the same name to some file systems
        attach(draft, at.plusSeconds(13), people.get(2), "\u00e9t\u00e9.txt", "text/plain", "composed\n".getBytes(StandardCharsets.UTF_8));
        attach(draft, at.plusSeconds(14), people.get(2), "e\u0301te\u0301.txt", "text/plain", "decomposed\n".getBytes(StandardCharsets.UTF_8));
        attach(draft, at.plusSeconds(20), people.get(3), "empty.dat", "application/octet-stream", new byte[0]);
        byte[] big = new byte[BIG];
        random.nextBytes(big);
        attach(draft, at.plusSeconds(40), people.get(3), "dump.bin", "application/octet-stream", big);
    }

    /** Names that do harm, and contents that are scripts whatever they are called. */
    void hostile(Draft draft, Instant at, People people) {
        for (String name : Hostile.FILES) {
            attach(draft, at.plusSeconds(draft.attachments.size()), people.hostile(), name, "text/plain", ("I am " + draft.attachments.size()
                    + "\n").getBytes(StandardCharsets.UTF_8));
        }
        byte[] page = "<!DOCTYPE html><script>window.pwned='attachment'</script>".getBytes(StandardCharsets.UTF_8);
        attach(draft, at.plusSeconds(90), people.hostile(), "page.html", "text/html", page);
        attach(draft, at.plusSeconds(91), people.hostile(), "picture.png", "image/png", page);
        attach(draft, at.plusSeconds(92), people.hostile(), "drawing.svg", "image/svg+xml",
                "<svg xmlns=\"http://www.w3.org/2000/svg\" onload=\"window.pwned='svg'\"/>".getBytes(StandardCharsets.UTF_8));
        attach(draft, at.plusSeconds(93), people.hostile(), "type.bin", "text/html; charset=\"x\"\"><script>", List.of("x").toString().getBytes(StandardCharsets.UTF_8));
    }

    private byte[] log() {
        StringBuilder log = new StringBuilder();
        for (int i = 0; i < 400; i++) {
            log.append("2026-03-12T14:02:").append(String.format("%02d", i % 60)).append(i % 9 == 0 ? " ERROR "
                    : " INFO  ").append("cart ").append(random.nextInt(100_000)).append('\n');
        }
        return log.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] pdf() {
        return ("%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"
                + "3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 100]>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n").getBytes(StandardCharsets.US_ASCII);
    }

    /** A PNG of diagonal stripes, written by hand: the JDK's own writer would need its graphics libraries. */
    static byte[] picture(int width, int height, int colour) {
        ByteBuffer pixels = ByteBuffer.allocate(height * (1 + 3 * width));
        for (int y = 0; y < height; y++) {
            pixels.put((byte) 0);
            for (int x = 0; x < width; x++) {
                int shade = (x + y) / 8 % 2 == 0 ? colour : ~colour;
                pixels.put((byte) (shade >> 16)).put((byte) (shade >> 8)).put((byte) shade);
            }
        }
        ByteArrayOutputStream png = new ByteArrayOutputStream();
        png.writeBytes(new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'});
        chunk(png, "IHDR", ByteBuffer.allocate(13).putInt(width).putInt(height).put(new byte[] {8, 2, 0, 0, 0}).array());
        chunk(png, "IDAT", deflated(pixels.array()));
        chunk(png, "IEND", new byte[0]);
        return png.toByteArray();
    }

    private static void chunk(ByteArrayOutputStream png, String type, byte[] data) {
        byte[] typed = ByteBuffer.allocate(4 + data.length).put(type.getBytes(StandardCharsets.US_ASCII)).put(data).array();
        CRC32 sum = new CRC32();
        sum.update(typed);
        png.writeBytes(ByteBuffer.allocate(4).putInt(data.length).array());
        png.writeBytes(typed);
        png.writeBytes(ByteBuffer.allocate(4).putInt((int) sum.getValue()).array());
    }

    private static byte[] deflated(byte[] bytes) {
        Deflater deflater = new Deflater();
        deflater.setInput(bytes);
        deflater.finish();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        byte[] part = new byte[8_192];
        while (!deflater.finished()) {
            out.write(part, 0, deflater.deflate(part));
        }
        deflater.end();
        return out.toByteArray();
    }
}
