package org.jiraextractor.page;

import org.jiraextractor.words.Code;
import org.jiraextractor.words.Refusal;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** {@code application/x-www-form-urlencoded}, names in the order they came. */
final class FormFields {

    private static final int MOST = 2_000;

    private FormFields() {
    }

    static Map<String, List<String>> read(byte[] bytes) {
        Map<String, List<String>> fields = new LinkedHashMap<>();
        String text = new String(bytes, StandardCharsets.UTF_8);
        if (text.isEmpty()) {
            return fields;
        }
        String[] pairs = text.split("&", MOST + 1);
        if (pairs.length > MOST) {
            throw new Refusal(Code.TOO_LARGE, "problem.body.too_many_fields", MOST);
        }
        try {
            for (String pair : pairs) {
                int equals = pair.indexOf('=');
                String name = URLDecoder.decode(equals < 0 ? pair : pair.substring(0, equals), StandardCharsets.UTF_8);
                String value = equals < 0 ? "" : URLDecoder.decode(pair.substring(equals + 1), StandardCharsets.UTF_8);
                fields.computeIfAbsent(name, any -> new ArrayList<>()).add(value);
            }
        } catch (IllegalArgumentException broken) {
            throw new Refusal(Code.INVALID_BODY, "problem.body.not_form").because(broken);
        }
        return fields;
    }
}
