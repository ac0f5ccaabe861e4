package io.rolecall.verdict;

import io.rolecall.catalog.Entry;
import io.rolecall.site.RoleBook;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The entries of a case's port, set against its two hosts: which of them hold, which may hold, which hold only the other
 * way round, and which the payload contradicts. Lists keep the catalog's order; {@link #ordered} puts the most specific
 * first.
 */
final class Candidates {
    private static final String SITE_SERVER = "site-server";
    private static final List<String> PROTECTION_ROLES = List.of("system-health-validator", "health-registration-authority");

    final List<Rule> documented = new ArrayList<>();
    final List<Rule> possible = new ArrayList<>();
    final List<Rule> reversed = new ArrayList<>();
    final List<Rule> contradicted = new ArrayList<>();
    final List<Rule> practice = new ArrayList<>();
    final List<Rule> possiblePractice = new ArrayList<>();
    /** Entries of Network Access Protection between hosts neither of which shows that it is in use. */
    final List<Rule> unshownProtection = new ArrayList<>();
    /** Whether note 5 turned an entry round. */
    boolean siteServerInitiates;

    private final Case matter;
    private final PayloadFit payload;

    Candidates(Case matter, PayloadFit payload) {
        this.matter = matter;
        this.payload = payload;
    }

    /** Sorts the entries of one port into the lists. */
    Candidates sort(List<Rule> rules) {
        for (Rule rule : rules) {
            Fit fit = fit(rule);
            if (fit == Fit.YES && mustWait(rule.entry())) {
                siteServerInitiates = true;
                reversed.add(rule);
            } else if (fit != Fit.NO && payload.contradicts(matter.seen().application(), rule)) {
                contradicted.add(rule);
            } else if (fit == Fit.YES && rule.accessProtection() && !protects(matter)) {
                unshownProtection.add(rule);
            } else if (fit == Fit.YES) {
                (rule.practice() ? practice : documented).add(rule);
            } else if (fit == Fit.UNKNOWN) {
                (rule.practice() ? possiblePractice : possible).add(rule);
            } else if (wrongWay(rule)) {
                reversed.add(rule);
            }
        }
        if (documented.size() > 1 && !onlyAccessProtection()) {
            for (int i = documented.size() - 1; i >= 0; i--) {
                if (documented.get(i).accessProtection()) {
                    documented.remove(i);
                }
            }
        }
        return this;
    }

    /** DHCP servers and IPsec are everywhere; only the roles of its own show that Network Access Protection is in use. */
    static boolean protects(Case matter) {
        for (String role : PROTECTION_ROLES) {
            if (matter.initiator().fills(role) || matter.responder().fills(role)) {
                return true;
            }
        }
        return false;
    }

    private boolean onlyAccessProtection() {
        for (Rule rule : documented) {
            if (!rule.accessProtection()) {
                return false;
            }
        }
        return true;
    }

    private Fit fit(Rule rule) {
        Entry entry = rule.entry();
        Fit fit = matter.initiator().asInitiator(entry.from()).and(matter.responder().asResponder(entry.to()));
        if (entry.either()) {
            fit = fit.or(matter.initiator().asInitiator(entry.to()).and(matter.responder().asResponder(entry.from())));
        }
        return fit == Fit.UNKNOWN && !rule.telling() ? Fit.NO : fit;
    }

    /**
     * Note 5 takes the site system's direction from an entry drawn {@code <->}. The note is missing on several site
     * systems, yet the switch is one of every site system (errata E46), so it is applied to all.
     */
    private boolean mustWait(Entry entry) {
        return entry.either() && (entry.from().equals(SITE_SERVER) ^ entry.to().equals(SITE_SERVER))
                && matter.responder().fills(SITE_SERVER) && !matter.initiator().fills(SITE_SERVER)
                && matter.initiator().profile().waits();
    }

    /**
     * Whether the entry holds but for the arrow. Needs two known hosts: a group or a host without an address fits any
     * role, and so proves no direction.
     */
    private boolean wrongWay(Rule rule) {
        Entry entry = rule.entry();
        return !rule.practice() && !entry.from().equals(RoleBook.ANY) && !entry.to().equals(RoleBook.ANY)
                && !matter.responder().group() && matter.initiator().fills(entry.to())
                && matter.responder().fills(entry.from());
    }

    /**
     * Multicast is drawn from the client to the distribution point, while the images flow from the distribution point to
     * the group (errata E50).
     */
    List<Rule> multicastSender(List<Rule> rules) {
        List<Rule> sent = new ArrayList<>();
        for (Rule rule : rules) {
            if (!rule.entry().replyExpected() && matter.initiator().fills(rule.entry().to())) {
                sent.add(rule);
            }
        }
        return sent;
    }

    /** Most specific first: the role as the user named it, then the better founded, then the catalog's order. */
    List<Rule> ordered(List<Rule> rules) {
        if (rules.size() < 2) {
            return List.copyOf(rules);
        }
        List<Rule> sorted = new ArrayList<>(rules);
        sorted.sort(new Comparator<>() { // Neither a lambda nor a chain: linking one takes milliseconds of every short run.
            @Override
            public int compare(Rule one, Rule other) {
                return inOrder(one, other);
            }
        });
        return sorted;
    }

    private int inOrder(Rule one, Rule other) {
        int byCloseness = Integer.compare(closeness(other), closeness(one));
        int byGroup = byCloseness != 0 ? byCloseness : Boolean.compare(one.ruleGroup(), other.ruleGroup());
        int byGrade = byGroup != 0 ? byGroup : one.entry().grade().compareTo(other.entry().grade());
        return byGrade != 0 ? byGrade : Integer.compare(one.order(), other.order());
    }

    private int closeness(Rule rule) {
        return rule.exactness() + (named(matter.initiator(), rule) ? 2 : 0) + (named(matter.responder(), rule) ? 2 : 0);
    }

    private static boolean named(HostView host, Rule rule) {
        List<String> roles = host.profile().roles();
        return roles.contains(rule.entry().from()) || roles.contains(rule.entry().to());
    }
}
