package io.rolecall.catalog;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/** The small tables whose ids the other tables may name: roles, features, settings, services. */
final class Vocabulary {
    private final Roles roles;
    private final Map<String, Feature> features;
    private final Map<String, Setting> settings;
    private final Map<String, Service> services;

    Vocabulary(SignatureFolder folder) {
        roles = new Roles(folder);
        features = index(Table.read(folder, "features.csv", List.of("id", "name", "description"),
                unique(row -> new Feature(row.required(0), row.required(1), row.required(2)))), Feature::id);
        settings = index(Table.read(folder, "settings.csv", List.of("id", "default", "description"),
                unique(row -> new Setting(row.required(0), defaultPorts(row), row.required(2)))), Setting::id);
        services = index(Table.read(folder, "services.csv",
                List.of("name", "aliases", "applications", "description"), unique(row -> new Service(row.required(0),
                        row.list(1), row.list(2), row.required(3)))), Service::name);
    }

    /** A maker that refuses a second row with the first cell of an earlier one. */
    static <T> Table.Maker<T> unique(Table.Maker<T> maker) {
        Set<String> seen = new HashSet<>();
        return row -> {
            if (!seen.add(row.required(0))) {
                throw row.wrong(0, "one that no other row has");
            }
            return maker.make(row);
        };
    }

    private static PortSpec defaultPorts(Row row) {
        PortSpec ports = PortSpec.parse(row.required(1));
        if (ports == null || ports.kind() != PortSpec.Kind.PORTS) {
            throw row.wrong(1, PortSpec.EXPECTED_NUMBERS);
        }
        return ports;
    }

    private static <T> Map<String, T> index(List<T> rows, Function<T, String> key) {
        Map<String, T> map = new LinkedHashMap<>();
        for (T row : rows) {
            map.put(key.apply(row), row);
        }
        return map;
    }

    Roles roles() {
        return roles;
    }

    Map<String, Feature> features() {
        return features;
    }

    Map<String, Setting> settings() {
        return settings;
    }

    Map<String, Service> services() {
        return services;
    }
}
