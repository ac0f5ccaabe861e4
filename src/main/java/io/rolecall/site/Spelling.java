package io.rolecall.site;

import java.util.Map;
import java.util.TreeMap;

/** How near two words are, for "did you mean". Not for the hot path. */
final class Spelling {
    private static final int LEAST_SLIPS = 2;
    private static final int LETTERS_A_SLIP = 4;

    private Spelling() {
    }

    /** The value whose key is nearest to a word, ties by the key's order; null when none is near. */
    static String nearest(String word, Map<String, String> words) {
        String best = null;
        int bestSlips = Math.max(LEAST_SLIPS, word.length() / LETTERS_A_SLIP) + 1;
        for (Map.Entry<String, String> candidate : new TreeMap<>(words).entrySet()) {
            int slips = slips(word, candidate.getKey());
            if (slips < bestSlips) {
                bestSlips = slips;
                best = candidate.getValue();
            }
        }
        return best;
    }

    /** Letters to insert, remove or change to make one word of the other (Levenshtein). */
    static int slips(String one, String other) {
        int[] row = new int[other.length() + 1];
        for (int j = 0; j <= other.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= one.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= other.length(); j++) {
                int change = diagonal + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(change, 1 + Math.min(row[j], row[j - 1]));
            }
        }
        return row[other.length()];
    }
}
