package io.rolecall.verdict;

import io.rolecall.catalog.Catalog;
import io.rolecall.catalog.Product;
import io.rolecall.observe.Observations;
import io.rolecall.site.HostRoles;
import io.rolecall.wire.IpAddress;
import java.util.List;

/** Everything a report prints. Verdicts are made anew at every pass, so that a million of them need no memory. */
public interface Judgement {
    /** What was observed. */
    Observations observations();

    /** The catalog judged by. */
    Catalog catalog();

    /** The product judged by. */
    Product product();

    /** One verdict a communication, sorted by initiator, responder, transport, port, tunnelled. */
    Iterable<Verdict> verdicts();

    /** Most severe first; bounded (what was left out is counted in the last finding). */
    List<Finding> findings();

    /** By feature, worst health first. */
    List<FeatureHealth> features();

    /** Hosts with at least one role, by address. */
    List<HostRoles> roles();

    /** The best name seen of a host: the site file's, else traffic's; unescaped, empty when there is none. */
    String name(IpAddress host);

    /** Totals. */
    Coverage coverage();
}
