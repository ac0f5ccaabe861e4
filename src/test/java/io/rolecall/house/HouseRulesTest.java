package io.rolecall.house;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * The import law of the house: which package may know which, and which library lives where. Floors are counted from the
 * ground; imports point downward only, and packages on one floor are strangers.
 */
class HouseRulesTest {
    private static final String ROOT = "io.rolecall.";
    private static final Map<String, Integer> FLOORS = floors();
    /** What lives where; the Java library is everywhere, nothing else is. */
    private static final Map<String, Set<String>> LIBRARIES = Map.of(
            "capture", Set.of("org.pcap4j.", "com.sun.jna.", "io.airlift.compress."),
            "catalog", Set.of("org.apache.commons.csv."),
            "site", Set.of("org.apache.commons.csv."),
            "report", Set.of("com.fasterxml.jackson.core."),
            "cli", Set.of("picocli."));

    private static JavaClasses house;

    private static Map<String, Integer> floors() {
        Map<String, Integer> floors = new LinkedHashMap<>();
        List<List<String>> fromTheGround = List.of(List.of("wire", "capture", "catalog"), List.of("decode"),
                List.of("flow"), List.of("identify"), List.of("observe"), List.of("site"), List.of("verdict"),
                List.of("engine", "report"), List.of("cli"));
        for (int floor = 0; floor < fromTheGround.size(); floor++) {
            for (String name : fromTheGround.get(floor)) {
                floors.put(name, floor);
            }
        }
        return floors;
    }

    @BeforeAll
    static void readTheHouse() {
        house = new ClassFileImporter().withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages("io.rolecall");
    }

    @Test
    void shouldHaveEveryPackageOnAFloorWhenRead() {
        Set<String> packages = new TreeSet<>();
        for (JavaClass each : house) {
            packages.add(each.getPackageName().substring(Math.min(each.getPackageName().length(), ROOT.length())));
        }
        packages.removeAll(FLOORS.keySet());
        assertEquals(Set.of(), packages, "packages that the design gives no floor");
    }

    @TestFactory
    List<DynamicTest> shouldKnowOnlyLowerFloorsAndItsOwnLibraries() {
        List<DynamicTest> tests = new ArrayList<>();
        for (String name : FLOORS.keySet()) {
            tests.add(DynamicTest.dynamicTest(name, () -> check(name)));
        }
        return tests;
    }

    private static void check(String name) {
        Set<String> allowed = new HashSet<>(LIBRARIES.getOrDefault(name, Set.of()));
        allowed.add("java.");
        allowed.add(ROOT + name + ".");
        FLOORS.forEach((other, floor) -> {
            if (floor < FLOORS.get(name)) {
                allowed.add(ROOT + other + ".");
            }
        });
        classes().that().resideInAPackage(ROOT + name)
                .should().onlyDependOnClassesThat(DescribedPredicate.describe("lie on a lower floor, in " + name
                        + ", in Java itself or in " + LIBRARIES.getOrDefault(name, Set.of()),
                        target -> mayKnow(allowed, target)))
                .allowEmptyShould(true).check(house);
    }

    private static boolean mayKnow(Set<String> allowed, JavaClass target) {
        JavaClass element = target.getBaseComponentType();
        return element.isPrimitive() || allowed.stream().anyMatch(element.getName()::startsWith);
    }
}
