package io.rolecall.catalog;

import java.util.Locale;

/** How people's spellings of one name are told to be one: letters and digits count, case and punctuation do not. */
final class Names {
    private Names() {
    }

    /** The key under which a name is looked up: "Distribution point (PXE)" and "distribution-point-pxe" are one. */
    static String key(String name) {
        StringBuilder key = new StringBuilder(name.length());
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            if (Character.isLetterOrDigit(c)) {
                key.append(c);
            }
        }
        return key.toString().toLowerCase(Locale.ROOT);
    }
}
