package io.rolecall.story;

import java.util.List;

/** Who is who by payload: roles that are proven, roles that only seem so, and roles that the site file has wrong. */
final class RoleStories {
    private static final int CUSTOM_HTTP = 8080;

    private RoleStories() {
    }

    static List<Story> all() {
        return List.of(
                Story.pcap("management-point-on-8080", RoleStories::onCustomPort),
                Story.pcap("role-contradiction", RoleStories::contradiction),
                Story.pcap("decoy-management-point", RoleStories::decoy),
                Story.pcap("roles-of-one-host", RoleStories::oneHost),
                Story.pcap("strangers", RoleStories::strangers));
    }

    /** No site file, no documented port: the payload alone says who these two are. */
    private static void onCustomPort(Scene scene) {
        Wire.policyRequest(scene, Cast.CLIENT, 50_500, Cast.MANAGEMENT_POINT, CUSTOM_HTTP);
    }

    /** The site file calls this host a distribution point; it takes clients' messages. */
    private static void contradiction(Scene scene) {
        Wire.policyRequest(scene, Cast.CLIENT, 50_510, Cast.DISTRIBUTION_POINT, 80);
        Wire.works(scene, Cast.CLIENT, 50_511, Cast.DISTRIBUTION_POINT, 80, Http.contentDownload(Cast.DP_NAME),
                Http.ok("content"));
    }

    /** A search engine is asked in a client's words and says no: the verb alone, then the whole request line. */
    private static void decoy(Scene scene) {
        Wire.works(scene, Cast.CLIENT, 50_520, Cast.INTERNET, 80,
                Http.request("CCM_POST", "/", "search.example", "curl/8.5.0", "x"),
                Http.response(405, "Method Not Allowed", "text/html", "no"));
        Wire.works(scene, Cast.SECOND_CLIENT, 50_521, Cast.INTERNET, 80,
                Http.ccmPost("search.example"), Http.response(404, "Not Found", "text/html", "no"));
    }

    /** One server with every web role: paths tell them apart on one port. */
    private static void oneHost(Scene scene) {
        Wire.policyRequest(scene, Cast.CLIENT, 50_530, Cast.MANAGEMENT_POINT, 80);
        Wire.works(scene, Cast.CLIENT, 50_531, Cast.MANAGEMENT_POINT, 80, Http.contentDownload(Cast.MP_NAME),
                Http.ok("content"));
        Wire.works(scene, Cast.CLIENT, 50_532, Cast.MANAGEMENT_POINT, 80, Http.updateScan(Cast.MP_NAME), Http.ok("<ok/>"));
        Wire.works(scene, Cast.CLIENT, 50_533, Cast.MANAGEMENT_POINT, 80,
                Http.request("POST", "/SMS_FSP/.sms_fsp", Cast.MP_NAME, Cast.AGENT, "state"), Http.ok("ok"));
    }

    /** Two hosts outside the site share files and a database: catalogued ports, but none of the site's business. */
    private static void strangers(Scene scene) {
        Wire.works(scene, Cast.STRANGER, 50_540, Cast.SECOND_STRANGER, 445, Smb2.negotiateRequest(),
                Smb2.negotiateResponse());
        Wire.works(scene, Cast.STRANGER, 50_541, Cast.SECOND_STRANGER, 1433, Tds.preLogin(), Tds.preLoginReply());
        Wire.policyRequest(scene, Cast.CLIENT, 50_542, Cast.MANAGEMENT_POINT, 80);
    }
}
