package org.jiraextractor.config;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Passwords that are long enough and yet among the first that anybody would try: those of {@code common-passwords.txt}, and those that are made of little
 * else than common words, rows of keys, runs, repeats, years, and words about the person or the site. The list is our own: what is often seen, written down.
 */
public final class Guessable {

    /** The fewest characters of a password. */
    public static final int SHORTEST = 12;
    /** What has to be left once everything predictable is taken away. */
    private static final int LEAST_OF_ITS_OWN = 5;
    private static final List<String> ROWS = List.of("abcdefghijklmnopqrstuvwxyz", "01234567890", "qwertyuiop", "asdfghjkl", "zxcvbnm", "azertyuiop", "qsdfghjklm", "wxcvbn",
            "qwertzuiop", "yxcvbnm", "1q2w3e4r5t6y7u8i9o0p", "qazwsxedcrfvtgbyhnujmik", "1qaz2wsx3edc4rfv5tgb", "qawsedrftgyhujikolp");
    private static final Pattern REPEATED = Pattern.compile("(.{1,6}?)\\1{1,}");
    private static final Pattern YEAR = Pattern.compile("(19|20)\\d\\d");
    private static final Guessable KNOWN = read();

    private final Set<String> whole;
    private final List<String> words;

    private Guessable(Set<String> whole, List<String> words) {
        this.whole = whole;
        this.words = words;
    }

    /** @param about what others know: the e-mail address, the person's name, the host; nulls are left out */
    public static boolean is(String password, Collection<String> about) {
        return KNOWN.holds(password, about);
    }

    private boolean holds(String password, Collection<String> about) {
        String plain = plain(password);
        if (whole.contains(plain) || whole.contains(letters(unmasked(plain)))) {
            return true;
        }
        List<String> known = new ArrayList<>(words);
        about.stream().filter(text -> text != null).flatMap(text -> List.of(plain(text).split("[^\\p{L}\\p{N}]+")).stream()).filter(word -> word.length() >= 3).forEach(known::add);
        known.sort(Comparator.comparing(String::length).reversed());
        // a year first: its figures would else be read as letters
        return ownPart(plain, known) < LEAST_OF_ITS_OWN || ownPart(unmasked(YEAR.matcher(plain).replaceAll(" ")), known) < LEAST_OF_ITS_OWN;
    }

    /** How many letters and digits are left when all that is predictable is gone. */
    private static long ownPart(String plain, List<String> known) {
        String rest = plain;
        for (String word : known) {
            rest = rest.replace(word, " ");
        }
        rest = YEAR.matcher(rest).replaceAll(" ");
        for (String row : ROWS) {
            rest = withoutRuns(withoutRuns(rest, row), new StringBuilder(row).reverse().toString());
        }
        // what is said twice counts once
        rest = REPEATED.matcher(rest).replaceAll("$1");
        return rest.codePoints().filter(Character::isLetterOrDigit).count();
    }

    private static String withoutRuns(String text, String row) {
        StringBuilder rest = new StringBuilder();
        int at = 0;
        while (at < text.length()) {
            int length = 0;
            while (at + length < text.length() && row.contains(text.substring(at, at + length + 1))) {
                length++;
            }
            if (length >= 4) {
                rest.append(' ');
                at += length;
            } else {
                rest.append(text.charAt(at++));
            }
        }
        return rest.toString();
    }

    private static String plain(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKD).replaceAll("\\p{M}", "").toLowerCase(Locale.ROOT);
    }

    /** Figures and signs that stand for letters: {@code p@ssw0rd}. */
    private static String unmasked(String plain) {
        return plain.replace('0', 'o').replace('1', 'i').replace('!', 'i').replace('3', 'e').replace('4', 'a').replace('@', 'a').replace('5', 's').replace('$', 's').replace('7', 't');
    }

    private static String letters(String plain) {
        return plain.replaceAll("[^\\p{L}\\p{N}]", "");
    }

    private static Guessable read() {
        Set<String> whole = new HashSet<>();
        List<String> words = new ArrayList<>();
        try (InputStream in = Guessable.class.getResourceAsStream("common-passwords.txt");
             BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.isBlank() || line.startsWith("#")) {
                    continue;
                }
                if (line.startsWith("word ")) {
                    words.addAll(List.of(line.substring(5).split(" ")));
                } else {
                    whole.add(plain(line));
                    whole.add(letters(unmasked(plain(line))));
                }
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        return new Guessable(whole, List.copyOf(words));
    }
}
