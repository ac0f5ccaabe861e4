package io.rolecall.catalog;

import java.util.Locale;

/**
 * How people's spellings of one name are told to be one: letters and digits count, case and punctuation do not. One key for
 * whoever looks up a role: the tables, {@code catalog show} and the site file.
 */
public final class Names {
    private Names() {
    }

    /** The key under which a name is looked up: "Distribution point (PXE)" and "distribution-point-pxe" are one. */
    public static String key(String name) {
        StringBuilder key = new StringBuilder(name.length());
        for (int i = 0; i < name.length();) {
            int letter = name.codePointAt(i);
            if (Character.isLetterOrDigit(letter)) {
                key.appendCodePoint(letter);
            }
            i += Character.charCount(letter);
        }
        return key.toString().toLowerCase(Locale.ROOT);
    }
}
