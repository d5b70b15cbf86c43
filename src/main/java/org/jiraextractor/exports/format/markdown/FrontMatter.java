package org.jiraextractor.exports.format.markdown;

import java.util.List;

/** YAML before the text: names of our own, values in double quotes, in which nothing means anything but what is escaped. */
final class FrontMatter {

    private final StringBuilder yaml = new StringBuilder("---\n");

    /** Empty: left out. */
    FrontMatter add(String name, String value) {
        if (!value.isEmpty()) {
            yaml.append(name).append(": ").append(quoted(value)).append('\n');
        }
        return this;
    }

    FrontMatter add(String name, long number) {
        yaml.append(name).append(": ").append(number).append('\n');
        return this;
    }

    FrontMatter add(String name, List<String> values) {
        if (!values.isEmpty()) {
            yaml.append(name).append(":\n");
            values.forEach(value -> yaml.append("  - ").append(quoted(value)).append('\n'));
        }
        return this;
    }

    private static String quoted(String text) {
        StringBuilder out = new StringBuilder("\"");
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean pair = Character.isHighSurrogate(c) && i + 1 < text.length() && Character.isLowSurrogate(text.charAt(i + 1));
            if (pair) {
                out.append(c).append(text.charAt(++i));
            } else if (c == '"' || c == '\\') {
                out.append('\\').append(c);
            } else if (Character.isSurrogate(c)) {
                out.append('\uFFFD');
            } else if (c < ' ' || c >= 0x7F && c < 0xA0 || c == 0x2028 || c == 0x2029 || c == 0xFEFF || c >= 0xFFFE) {
                out.append("\\u").append("%04X".formatted((int) c));
            } else {
                out.append(c);
            }
        }
        return out.append('"').toString();
    }

    @Override
    public String toString() {
        return yaml + "---\n";
    }
}
