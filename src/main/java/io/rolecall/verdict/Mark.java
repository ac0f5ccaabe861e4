package io.rolecall.verdict;

/** What a ruling wants remembered beside its value: each becomes words in the reason, some a finding. */
enum Mark {
    /** Host to proxy, or proxy to Internet, in the place of an Internet entry. */
    PROXY,
    /** SMB over the NetBIOS session service. */
    LEGACY_SMB,
    /** Every entry that matches is printed but implausible. */
    DOUBTFUL,
    /** The site system began although the site server must (note 5). */
    SITE_SERVER_INITIATES,
    /** A role that sends no status began towards the site server (note 5). */
    NO_STATUS,
    /** The port comes from an endpoint mapper's or DCOM's answer. */
    LEARNED_PORT,
    /** The port lies in the dynamic range, and the mapper was asked or RPC is spoken, but the mapper's answer was not seen. */
    UNSEEN_MAPPING,
    /** The group or broadcast address fits any to-role. */
    GROUP,
    /** DHCP matched by protocol rather than by peer: an answer to the client's port, or a relay in between. */
    DHCP_PEER,
    /** A multicast sender drawn as the responder. */
    MULTICAST_SENDER,
    /** The payload is encrypted, so the hosts' roles decide. */
    ENCRYPTED,
    /** The entry is one of Network Access Protection, and nothing shows that it is in use (errata E86). */
    UNSHOWN_PROTECTION,
    /** Several entries have this port, and neither host's role is known. */
    PORT_ALONE,
    /** A proxy asks the Internet for somebody of whom nothing is seen here. */
    ON_BEHALF,
    /** Only the initiator's guessed side says who began. */
    GUESSED_INITIATOR,
    /** The documented port was replaced by the site's own. */
    REPLACED_PORT
}
