package io.rolecall.catalog;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The small tables whose ids the other tables may name: roles, features, settings, services. */
final class Vocabulary {
    private final Roles roles;
    private final Map<String, Feature> features;
    private final Map<String, Setting> settings;
    private final Map<String, Service> services;

    Vocabulary(SignatureFolder folder) {
        roles = new Roles(folder);
        features = new LinkedHashMap<>();
        for (Feature feature : CsvTable.read(folder, "features.csv", List.of("id", "name", "description"),
                unique(new FeatureMaker()))) {
            features.put(feature.id(), feature);
        }
        settings = new LinkedHashMap<>();
        for (Setting setting : CsvTable.read(folder, "settings.csv", List.of("id", "default", "description"),
                unique(new SettingMaker()))) {
            settings.put(setting.id(), setting);
        }
        services = new LinkedHashMap<>();
        for (Service service : CsvTable.read(folder, "services.csv",
                List.of("name", "aliases", "applications", "description"), unique(new ServiceMaker()))) {
            services.put(service.name(), service);
        }
    }

    // Classes and no lambdas, here and in the other tables: linking a lambda takes time of every start.

    private static final class FeatureMaker implements CsvTable.Maker<Feature> {
        @Override
        public Feature make(Row row) {
            return new Feature(row.required(0), row.required(1), row.required(2));
        }
    }

    private static final class SettingMaker implements CsvTable.Maker<Setting> {
        @Override
        public Setting make(Row row) {
            return new Setting(row.required(0), defaultPorts(row), row.required(2));
        }
    }

    private static final class ServiceMaker implements CsvTable.Maker<Service> {
        @Override
        public Service make(Row row) {
            return new Service(row.required(0), row.list(1), row.list(2), row.required(3));
        }
    }

    /** A maker that refuses a second row with the first cell of an earlier one. */
    static <T> CsvTable.Maker<T> unique(CsvTable.Maker<T> maker) {
        return new Unique<>(maker);
    }

    private static final class Unique<T> implements CsvTable.Maker<T> {
        private final CsvTable.Maker<T> maker;
        private final Set<String> seen = new HashSet<>();

        Unique(CsvTable.Maker<T> maker) {
            this.maker = maker;
        }

        @Override
        public T make(Row row) {
            if (!seen.add(row.required(0))) {
                throw row.wrong(0, "one that no other row has");
            }
            return maker.make(row);
        }
    }

    private static PortSpec defaultPorts(Row row) {
        PortSpec ports = PortSpec.parse(row.required(1));
        if (ports == null || ports.kind() != PortSpec.Kind.PORTS) {
            throw row.wrong(1, PortSpec.EXPECTED_NUMBERS);
        }
        return ports;
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
