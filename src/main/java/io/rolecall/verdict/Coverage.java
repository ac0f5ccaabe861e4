package io.rolecall.verdict;

import java.util.Map;

/**
 * How much of the catalog the traffic touched, and how much of the traffic the catalog explains.
 *
 * @param entries entries of the chosen product
 * @param entriesSeen entries that at least one communication matched
 * @param communications communications judged
 * @param byDocumentation communications by documentation value; every value present
 * @param blocked communications called blocked
 */
public record Coverage(int entries, int entriesSeen, long communications, Map<Documentation, Long> byDocumentation,
        long blocked) {
}
