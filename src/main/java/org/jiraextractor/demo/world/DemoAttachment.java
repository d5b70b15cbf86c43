package org.jiraextractor.demo.world;

import com.fasterxml.jackson.databind.node.ObjectNode;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.UUID;

/**
 * A file of an issue. Its array is not to be changed.
 *
 * @param media the id by which rich text names it, which is not the attachment's
 * @param json  what the attachment list says of it
 * @param gone  listed still, but its content is 404
 */
public record DemoAttachment(long id, UUID media, String filename, String mimeType, byte[] bytes, ObjectNode json, boolean gone) {

    /** In hexadecimal, lower case. */
    public String sha256() {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
