package org.jiraextractor.richtext;

import java.util.Locale;

/**
 * Any colour as one of a few names. The style sheet gives each name a shade that can be read on light and on dark; the colour itself could
 * be white on white.
 */
enum Hue {
    NONE, GREY, RED, ORANGE, YELLOW, GREEN, TEAL, BLUE, PURPLE, PINK;

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** {@code #rrggbb}, with or without transparency, {@code #rgb}, or a word. */
    static Hue of(String color) {
        String given = color.strip().toLowerCase(Locale.ROOT);
        if (given.startsWith("#")) {
            return ofHex(given.substring(1));
        }
        return switch (given) {
            case "red", "darkred", "maroon", "crimson", "firebrick", "brown" -> RED;
            case "orange", "darkorange", "coral", "tomato" -> ORANGE;
            case "yellow", "gold", "olive" -> YELLOW;
            case "green", "darkgreen", "lime", "limegreen", "forestgreen" -> GREEN;
            case "teal", "cyan", "aqua", "turquoise" -> TEAL;
            case "blue", "darkblue", "navy", "lightblue", "royalblue", "steelblue" -> BLUE;
            case "purple", "violet", "indigo" -> PURPLE;
            case "pink", "magenta", "fuchsia" -> PINK;
            case "grey", "gray", "silver", "darkgray", "darkgrey", "lightgray", "lightgrey", "neutral" -> GREY;
            default -> NONE;
        };
    }

    static boolean isHex(String color) {
        int length = color.length();
        return (length == 4 || length == 7 || length == 9) && color.charAt(0) == '#'
                && color.chars().skip(1).allMatch(c -> c >= '0' && c <= '9' || c >= 'a' && c <= 'f' || c >= 'A' && c <= 'F');
    }

    private static Hue ofHex(String hex) {
        if (!isHex("#" + hex)) {
            return NONE;
        }
        int digits = hex.length() == 3 ? 1 : 2;
        int[] rgb = new int[3];
        for (int i = 0; i < 3; i++) {
            int value = Integer.parseInt(hex.substring(i * digits, (i + 1) * digits), 16);
            rgb[i] = digits == 1 ? value * 17 : value;
        }
        int max = Math.max(rgb[0], Math.max(rgb[1], rgb[2]));
        int spread = max - Math.min(rgb[0], Math.min(rgb[1], rgb[2]));
        if (spread < 24) {
            return max < 64 || max > 240 ? NONE : GREY;
        }
        // Jira's own dark text is a blue that is nearly black
        return max < 100 && spread < 64 ? NONE : ofDegrees(degrees(rgb, max, spread));
    }

    private static double degrees(int[] rgb, int max, int spread) {
        double sixth = max == rgb[0] ? (double) (rgb[1] - rgb[2]) / spread : max == rgb[1] ? 2 + (double) (rgb[2] - rgb[0]) / spread : 4 + (double) (rgb[0] - rgb[1]) / spread;
        return (sixth * 60 + 360) % 360;
    }

    private static Hue ofDegrees(double degrees) {
        int[] ends = {16, 41, 68, 158, 188, 255, 300, 340};
        Hue[] hues = {RED, ORANGE, YELLOW, GREEN, TEAL, BLUE, PURPLE, PINK};
        for (int i = 0; i < ends.length; i++) {
            if (degrees < ends[i]) {
                return hues[i];
            }
        }
        return RED;
    }
}
