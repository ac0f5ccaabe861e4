package io.rolecall.identify;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * HTTP/1.0 and 1.1 (RFC 9112): several requests and responses in a connection, whose bodies are passed over. What a request
 * asks for is a hint until the response shows that the server has it. A request to a proxy says nothing of the proxy's roles.
 */
final class HttpReader implements StreamReader {
    /** Messages of one direction that are read. */
    static final int MAX_MESSAGES = 1 << 10;
    /** Requests that wait for their response. */
    static final int MAX_PENDING = 16;
    /** Empty lines in front of a message that are forgiven (RFC 9112 section 2.2). */
    private static final int MAX_BLANK = 4;
    /** Segments after a loss in which the beginning of another message is looked for. */
    private static final int MAX_SEARCHED = 64;
    private static final int FIRST_FAILURE = 400;
    private static final int REDIRECTION = 300;
    private static final int SWITCHING = 101;

    /** One direction. */
    private static final class Side {
        private final TextLines lines = new TextLines();
        private final HttpBody body = new HttpBody();
        private HttpHead head;
        private boolean asks;
        private boolean answers;
        private boolean inBody;
        private boolean lost;
        private int searched;
        private int messages;
        private int blank;
    }

    private final Side[] sides = {new Side(), new Side()};
    private final Deque<HttpHead> pending = new ArrayDeque<>(2);
    private boolean paired = true;
    private boolean tunnel;

    @Override
    public Want read(int direction, StreamWindow window, Learner learner) {
        Side side = sides[direction];
        if (side.lost && !found(side, window)) {
            return side.searched > MAX_SEARCHED ? Want.DONE : Want.MORE;
        }
        while (!tunnel && side.messages < MAX_MESSAGES) {
            Want want = side.inBody ? body(side, window, learner) : line(side, direction, window, learner);
            if (want != null) {
                return want;
            }
        }
        return Want.DONE;
    }

    @Override
    public boolean resumes(int direction) {
        Side side = sides[direction];
        if (side.messages > 0 || side.head != null) {
            pending.clear();
            paired = false;
        }
        side.lost = true;
        side.head = null;
        side.inBody = false;
        side.body.forget();
        side.lines.restart();
        return true;
    }

    /** After a loss: whether a message begins here; what does not begin one is dropped. */
    private static boolean found(Side side, StreamWindow window) {
        if (HttpStart.fitMidstream(window) == StreamProtocol.Fit.YES) {
            side.lost = false;
            return true;
        }
        side.searched++;
        window.consume(window.available());
        return false;
    }

    /** Takes a line of a head; null when there may be more to do. */
    private Want line(Side side, int direction, StreamWindow window, Learner learner) {
        String line = side.lines.next(window);
        if (line == null) {
            boolean hopeless = side.lines.tooLong() || side.head == null && window.available() > 0
                    && HttpStart.fit(window) == StreamProtocol.Fit.NO;
            return hopeless ? ended(side) : Want.MORE;
        }
        if (side.head == null) {
            return start(side, direction, line, learner);
        }
        if (!line.isEmpty()) {
            if (side.head.start.request()) {
                learner.field("http.header", line, false);
            }
            return side.head.line(line) ? null : Want.DONE;
        }
        side.messages++;
        return side.head.start.request() ? request(side, direction, learner) : response(side, direction, learner);
    }

    private static Want ended(Side side) {
        return side.messages == 0 ? Want.NOT_MINE : Want.DONE;
    }

    private Want start(Side side, int direction, String line, Learner learner) {
        if (line.isEmpty()) {
            return ++side.blank > MAX_BLANK ? ended(side) : null;
        }
        HttpStart start = HttpStart.of(line);
        if (start == null || (start.request() ? side.answers : side.asks)) {
            // Who asks does not answer: what looks like a response to its own request would prove it.
            return ended(side);
        }
        side.asks = start.request();
        side.answers = !side.asks;
        learner.application("http");
        learner.requestFrom(start.request() ? direction : 1 - direction);
        side.head = new HttpHead(start);
        return null;
    }

    private Want request(Side side, int direction, Learner learner) {
        HttpHead head = side.head;
        if (head.start.toProxy()) {
            learner.evidence("http-proxy", head.start.method() + " " + head.start.proxiedHost(), false);
            if (head.start.method().equals("CONNECT")) {
                learner.evidence("http-connect", head.start.proxiedHost(), false);
            }
        } else {
            asked(head, 1 - direction, learner);
        }
        if (!head.agent.isEmpty()) {
            learner.field("http.agent", head.agent, false);
        }
        if (paired && pending.size() < MAX_PENDING) {
            pending.add(head);
        } else {
            paired = false;
        }
        side.inBody = true;
        return null;
    }

    private static void asked(HttpHead head, int server, Learner learner) {
        learner.field("http.request", head.request(), false);
        if (!head.soapAction.isEmpty()) {
            learner.field("http.soap-action", head.soapAction, false);
        }
        String host = HttpHost.name(head.host);
        if (HttpHost.isName(host)) {
            learner.name(learner.address(server), host, "http");
        }
    }

    private Want response(Side side, int direction, Learner learner) {
        HttpHead head = side.head;
        int status = head.start.status();
        learner.field("http.status", status + " " + head.start.reason(), true);
        if (status < 200 && status != SWITCHING) {
            side.head = null;
            return null;
        }
        HttpHead request = paired ? pending.poll() : null;
        if (request != null) {
            answered(request, head, learner);
            tunnel = status == SWITCHING || request.start.method().equals("CONNECT") && status < 300;
        }
        if (head.bodiless() || request != null && request.start.method().equals("HEAD")) {
            side.head = null;
            return null;
        }
        side.inBody = true;
        return null;
    }

    /** The server's answer makes a proof of what the request believed, or explains why it failed. */
    private static void answered(HttpHead request, HttpHead response, Learner learner) {
        if (request.start.toProxy()) {
            proxied(request.start, response.start, learner);
            return;
        }
        boolean accepted = response.accepts();
        boolean known = learner.field("http.request", request.request(), accepted);
        if (accepted && !request.soapAction.isEmpty()) {
            learner.field("http.soap-action", request.soapAction, true);
        }
        if (known && response.start.status() < REDIRECTION) {
            learner.evidence("http-answered", Integer.toString(response.start.status()), false);
        }
        if (known && response.start.status() >= FIRST_FAILURE) {
            String words = response.start.status() + " " + response.start.reason();
            learner.evidence("http-status", words.trim() + " to " + request.request(), false);
            if (!response.authenticate.isEmpty()) {
                learner.evidence("http-authenticate", response.authenticate, false);
            }
        }
        if (known && !response.server.isEmpty()) {
            learner.evidence("http-server", response.server, false);
        }
    }

    /** What a proxy may say of itself; other statuses that it passes on are those of the server behind it. */
    private static void proxied(HttpStart request, HttpStart response, Learner learner) {
        int status = response.status();
        boolean own = request.method().equals("CONNECT") ? status >= FIRST_FAILURE : proxyStatus(status);
        if (status < REDIRECTION) {
            learner.evidence("http-answered", Integer.toString(status), false);
        } else if (own) {
            learner.evidence("http-proxy-status", status + " to " + request.method() + " " + request.proxiedHost(), false);
        }
    }

    /** Whether proxies say this of themselves (RFC 9110 section 15); 403 and 503 may be the server's, too. */
    private static boolean proxyStatus(int status) {
        return switch (status) {
            case 403, 407, 502, 503, 504 -> true;
            default -> false;
        };
    }

    /** Passes over a body; null when it is behind. */
    private Want body(Side side, StreamWindow window, Learner learner) {
        HttpHead head = side.head;
        if (head.chunked) {
            if (!side.body.inChunks()) {
                side.body.chunks();
            }
            Want want = side.body.pass(window);
            if (want != Want.DONE) {
                return want == Want.MORE ? want : Want.DONE;
            }
        } else if (head.length != HttpHead.UNKNOWN) {
            if (message(head) && window.available() < Math.min(head.length, CcmMessage.SEARCHED)) {
                return Want.MORE;
            }
            endpoint(head, window, learner);
            if (!HttpBody.pass(window, head.length)) {
                return Want.DONE;
            }
        } else if (!head.start.request()) {
            return Want.DONE;
        }
        side.inBody = false;
        side.head = null;
        return null;
    }

    private static boolean message(HttpHead head) {
        return head.start.method().equals("CCM_POST") || head.start.method().equals("BITS_POST");
    }

    private static void endpoint(HttpHead head, StreamWindow window, Learner learner) {
        if (message(head) && !head.start.toProxy()) {
            String endpoint = CcmMessage.endpoint(window, (int) Math.min(head.length, CcmMessage.SEARCHED));
            if (!endpoint.isEmpty()) {
                learner.field("http.endpoint", endpoint, false);
            }
        }
    }
}
