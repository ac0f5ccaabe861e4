package io.rolecall.story;

/**
 * The hosts that play in the stories. Site systems live in 10.1.0.0/24 and 2001:db8:1::/64, clients in 10.1.2.0/24 and
 * 2001:db8:2::/64; 203.0.113.0/24 stands for the Internet.
 */
final class Cast {
    static final String ROUTER = "10.1.0.1";
    static final String DHCP_SERVER = "10.1.0.5";
    static final String SITE_SERVER = "10.1.0.10";
    static final String MANAGEMENT_POINT = "10.1.0.20";
    static final String DISTRIBUTION_POINT = "10.1.0.30";
    static final String UPDATE_POINT = "10.1.0.40";
    static final String SQL_SERVER = "10.1.0.50";
    static final String DOMAIN_CONTROLLER = "10.1.0.60";
    static final String CONSOLE = "10.1.0.70";
    static final String FALLBACK_STATUS_POINT = "10.1.0.80";
    static final String PROXY = "10.1.0.90";
    static final String CLIENT = "10.1.2.11";
    static final String SECOND_CLIENT = "10.1.2.12";
    static final String THIRD_CLIENT = "10.1.2.13";
    static final String CLIENT_BROADCAST = "10.1.2.255";
    static final String STRANGER = "10.9.9.9";
    static final String SECOND_STRANGER = "10.9.9.10";
    static final String INTERNET = "203.0.113.10";

    static final String ROUTER_V6 = "2001:db8:1::1";
    static final String SITE_SERVER_V6 = "2001:db8:1::10";
    static final String MANAGEMENT_POINT_V6 = "2001:db8:1::20";
    static final String DISTRIBUTION_POINT_V6 = "2001:db8:1::30";
    static final String DOMAIN_CONTROLLER_V6 = "2001:db8:1::60";
    static final String CLIENT_V6 = "2001:db8:2::11";

    static final String MP_NAME = "mp01.corp.example";
    static final String DP_NAME = "dp01.corp.example";
    static final String SUP_NAME = "wsus01.corp.example";
    static final String AGENT = "ccmhttp";

    private Cast() {
    }
}
