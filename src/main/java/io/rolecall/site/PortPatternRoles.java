package io.rolecall.site;

import io.rolecall.catalog.PortSpec;
import io.rolecall.flow.Outcome;
import io.rolecall.observe.Communication;
import io.rolecall.observe.Observations;
import io.rolecall.wire.IpAddress;
import io.rolecall.wire.IpProtocol;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Roles hinted at by the ports on which a host answered. Every such role is a {@link RoleGrade#HINT}: it is shown, with
 * its ports and a question mark, and decides no verdict, for otherwise a port would prove the role that then proves the
 * port. Only answers count, and only where the initiator was not guessed.
 */
public final class PortPatternRoles implements RoleSource {
    private final Map<IpAddress, List<HostRole>> hints = new HashMap<>();

    private PortPatternRoles() {
    }

    /** Reads the patterns off a run; one walk over the communications. */
    public static PortPatternRoles of(Observations observations, Settings settings, RoleBook book) {
        int notification = notificationPort(settings);
        List<PortPattern> patterns = PortPattern.all(notification);
        Map<IpAddress, Map<PortPattern.Service, Integer>> answers = answers(observations, patterns);
        PortPatternRoles roles = new PortPatternRoles();
        for (Map.Entry<IpAddress, Map<PortPattern.Service, Integer>> answer : answers.entrySet()) {
            for (PortPattern pattern : patterns) {
                if (book.resolve(pattern.role()) != null) {
                    roles.hint(answer.getKey(), pattern, answer.getValue());
                }
            }
        }
        roles.addNotifiedClients(observations, new PortPattern.Service(IpProtocol.TCP, notification));
        roles.addConsoles(observations);
        return roles;
    }

    private static int notificationPort(Settings settings) {
        PortSpec ports = settings.ports(Settings.NOTIFICATION);
        return ports == null || ports.ranges().isEmpty() ? 10_123 : ports.ranges().get(0).low();
    }

    /** How many initiators each host answered, for the services of the patterns alone. */
    private static Map<IpAddress, Map<PortPattern.Service, Integer>> answers(Observations observations,
            List<PortPattern> patterns) {
        Set<PortPattern.Service> telling = new HashSet<>();
        for (PortPattern pattern : patterns) {
            telling.addAll(pattern.ports());
        }
        Map<IpAddress, Map<PortPattern.Service, Integer>> answers = new HashMap<>();
        for (Communication seen : observations.surelyAnswered()) {
            PortPattern.Service service = new PortPattern.Service(seen.protocol(), seen.port());
            if (answered(seen) && !seen.responder().isMulticast() && telling.contains(service)) {
                answers.computeIfAbsent(seen.responder(), host -> new LinkedHashMap<>()).merge(service, 1, Integer::sum);
            }
        }
        return answers;
    }

    private static boolean answered(Communication seen) {
        return seen.outcome() == Outcome.ANSWERED && !seen.basis().guess();
    }

    private void hint(IpAddress host, PortPattern pattern, Map<PortPattern.Service, Integer> services) {
        int most = 0;
        int found = 0;
        List<String> shown = new ArrayList<>();
        for (PortPattern.Service service : pattern.ports()) {
            int initiators = services.getOrDefault(service, 0);
            if (initiators >= pattern.initiators()) {
                found++;
                shown.add(service.toString());
                most = Math.max(most, initiators);
            }
        }
        if (found == pattern.ports().size() || pattern.any() && found > 0) {
            add(host, pattern.role(), "answered " + most + (most == 1 ? " host" : " hosts") + " on "
                    + String.join(" and ", shown));
        }
    }

    private void add(IpAddress host, String role, String evidence) {
        List<HostRole> roles = hints.computeIfAbsent(host, key -> new ArrayList<>());
        if (!hasRole(roles, role)) {
            roles.add(new HostRole(role, true, evidence, RoleGrade.HINT));
        }
    }

    private static boolean hasRole(List<HostRole> roles, String role) {
        for (HostRole known : roles) {
            if (known.role().equals(role)) {
                return true;
            }
        }
        return false;
    }

    /** Who keeps a notification channel open to a supposed management point is supposedly a client. */
    private void addNotifiedClients(Observations observations, PortPattern.Service notification) {
        Set<IpAddress> points = new HashSet<>();
        for (Map.Entry<IpAddress, List<HostRole>> hint : hints.entrySet()) {
            if (hasRole(hint.getValue(), "management-point")) {
                points.add(hint.getKey());
            }
        }
        if (points.isEmpty()) {
            return;
        }
        for (Communication seen : observations.surelyAnswered()) {
            if (answered(seen) && points.contains(seen.responder())
                    && notification.equals(new PortPattern.Service(seen.protocol(), seen.port()))) {
                add(seen.initiator(), RoleBook.CLIENT, "opened " + notification + " to " + seen.responder());
            }
        }
    }

    /** Who takes remote control of others does so from a console. */
    private void addConsoles(Observations observations) {
        for (Communication seen : observations.surelyAnswered()) {
            if (answered(seen) && PortPattern.REMOTE_CONTROL.equals(new PortPattern.Service(seen.protocol(), seen.port()))) {
                add(seen.initiator(), "configuration-manager-console",
                        "opened " + PortPattern.REMOTE_CONTROL + " to " + seen.responder());
            }
        }
    }

    @Override
    public List<HostRole> roles(IpAddress host) {
        List<HostRole> roles = hints.get(host);
        return roles == null ? List.of() : List.copyOf(roles);
    }
}
