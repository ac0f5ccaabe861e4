package io.rolecall.observe;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.rolecall.flow.Outcome;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IcmpCauseTest {
    @ParameterizedTest
    @CsvSource({
        "false,3,0,UNREACHABLE", "false,3,1,UNREACHABLE", "false,3,2,UNREACHABLE", "false,3,3,REFUSED",
        "false,3,9,PROHIBITED", "false,3,10,PROHIBITED", "false,3,12,UNREACHABLE", "false,3,13,PROHIBITED",
        "false,11,0,UNREACHABLE", "true,1,0,UNREACHABLE", "true,1,1,PROHIBITED", "true,1,3,UNREACHABLE", "true,1,4,REFUSED",
        "true,1,5,PROHIBITED", "true,1,6,PROHIBITED", "true,3,0,UNREACHABLE"})
    void shouldLeadToOneOutcomeOnly(boolean v6, int type, int code, Outcome only) {
        for (Outcome outcome : Outcome.values()) {
            assertEquals(outcome == only, IcmpCause.of(outcome, type << 8 | code, v6), outcome.label());
        }
    }
}
