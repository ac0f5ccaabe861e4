package io.rolecall.catalog;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The small tables whose ids the other tables may name: roles, features, settings, services. */
final class Vocabulary {
    private static final List<String> FEATURE_COLUMNS = List.of("id", "name", "description");
    private static final List<String> SETTING_COLUMNS = List.of("id", "default", "description");
    private static final List<String> SERVICE_COLUMNS = List.of("name", "aliases", "applications", "description");

    private final Roles roles;
    private final Map<String, Feature> features = new LinkedHashMap<>();
    private final Map<String, Setting> settings = new LinkedHashMap<>();
    private final Map<String, Service> services = new LinkedHashMap<>();

    Vocabulary(SignatureFolder folder) {
        roles = new Roles(folder);
        for (Feature feature : Table.read(folder, "features.csv", FEATURE_COLUMNS, new Unique<>(new FeatureMaker()))) {
            features.put(feature.id(), feature);
        }
        for (Setting setting : Table.read(folder, "settings.csv", SETTING_COLUMNS, new Unique<>(new SettingMaker()))) {
            settings.put(setting.id(), setting);
        }
        for (Service service : Table.read(folder, "services.csv", SERVICE_COLUMNS, new Unique<>(new ServiceMaker()))) {
            services.put(service.name(), service);
        }
    }

    /** Makes features. */
    private static final class FeatureMaker implements Table.Maker<Feature> {
        @Override
        public Feature make(Row row) {
            return new Feature(row.required(0), row.required(1), row.required(2));
        }
    }

    /** Makes settings. */
    private static final class SettingMaker implements Table.Maker<Setting> {
        @Override
        public Setting make(Row row) {
            return new Setting(row.required(0), defaultPorts(row), row.required(2));
        }
    }

    /** Makes services. */
    private static final class ServiceMaker implements Table.Maker<Service> {
        @Override
        public Service make(Row row) {
            return new Service(row.required(0), row.list(1), row.list(2), row.required(3));
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
