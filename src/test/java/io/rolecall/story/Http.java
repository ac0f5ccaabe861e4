package io.rolecall.story;

/** HTTP/1.1 messages as Configuration Manager's roles exchange them. */
final class Http {
    private Http() {
    }

    /** A request without a body. */
    static byte[] get(String path, String host, String agent) {
        return request("GET", path, host, agent, "");
    }

    static byte[] request(String method, String path, String host, String agent, String body) {
        String length = body.isEmpty() ? "" : "Content-Length: " + body.length() + "\r\n";
        return new Bytes().ascii(method + " " + path + " HTTP/1.1\r\nHost: " + host + "\r\nUser-Agent: " + agent
                + "\r\nAccept: */*\r\n" + length + "\r\n" + body).bytes();
    }

    static byte[] response(int status, String words, String contentType, String body) {
        return new Bytes().ascii("HTTP/1.1 " + status + " " + words + "\r\nServer: Microsoft-IIS/10.0\r\nContent-Type: "
                + contentType + "\r\nContent-Length: " + body.length() + "\r\n\r\n" + body).bytes();
    }

    static byte[] ok(String body) {
        return response(200, "OK", "text/plain", body);
    }

    /** A client's message to its management point. */
    static byte[] ccmPost(String host) {
        return ccmPost(host, Cast.AGENT);
    }

    static byte[] ccmPost(String host, String agent) {
        String boundary = "aAbBcCdDv1234567890VxXyYzZ";
        String body = "--" + boundary + "\r\ncontent-type: text/plain; charset=UTF-16\r\n\r\n\r\n--" + boundary
                + "\r\ncontent-type: application/octet-stream\r\n\r\n\r\n--" + boundary + "--\r\n";
        return new Bytes().ascii("CCM_POST /ccm_system/request HTTP/1.1\r\nHost: " + host
                + "\r\nUser-Agent: " + agent + "\r\nContent-Type: multipart/mixed; boundary=\""
                + boundary + "\"\r\nContent-Length: " + body.length() + "\r\n\r\n" + body).bytes();
    }

    static byte[] ccmReply() {
        return response(200, "OK", "multipart/mixed; boundary=\"aAbBcCdDv1234567890VxXyYzZ\"",
                "--aAbBcCdDv1234567890VxXyYzZ--\r\n");
    }

    /** A client that fetches package content from a distribution point. */
    static byte[] contentDownload(String host) {
        return get("/SMS_DP_SMSPKG$/PS100012/sccm?/setup.msi", host, "Microsoft BITS/7.8");
    }

    /** A client's update scan step. */
    static byte[] updateScan(String host) {
        String body = "<soap:Envelope xmlns:soap=\"http://schemas.xmlsoap.org/soap/envelope/\"/>";
        return new Bytes().ascii("POST /ClientWebService/client.asmx HTTP/1.1\r\nHost: " + host
                + "\r\nUser-Agent: Windows-Update-Agent/10.0 Client-Protocol/2.50\r\nSOAPAction: \"http://www.microsoft.com"
                + "/SoftwareDistribution/Server/ClientWebService/GetConfig\"\r\nContent-Type: text/xml; charset=utf-8"
                + "\r\nContent-Length: " + body.length() + "\r\n\r\n" + body).bytes();
    }
}
