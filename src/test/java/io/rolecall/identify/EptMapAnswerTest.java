package io.rolecall.identify;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The answer to ept_map: believed only when it holds together to the last length. */
class EptMapAnswerTest {
    private static final int TCP = 7;
    private static final int UDP = 8;

    private final List<String> told = new ArrayList<>();
    private final EptMapAnswer answer =
            new EptMapAnswer((uuid, protocol, port) -> told.add(uuid + " " + protocol + "/" + port));

    @ParameterizedTest
    @CsvSource({"4, true", "4, false", "8, true", "8, false"})
    void shouldTellEveryTowerWhenTheAnswerIsSound(int word, boolean little) {
        byte[] stub = EptBytes.stub(word, little, EptBytes.tower(TCP, 49_155), EptBytes.tower(UDP, 1_030));
        answer.parse(stub, stub.length, little);
        assertEquals(List.of(EptBytes.UUID + " 6/49155", EptBytes.UUID + " 17/1030"), told);
    }

    @ParameterizedTest
    @CsvSource({"4, true", "4, false", "8, true", "8, false"})
    void shouldTellNothingWhenTheAnswerIsCutAnywhere(int word, boolean little) {
        byte[] stub = EptBytes.stub(word, little, EptBytes.tower(TCP, 49_155), EptBytes.tower(TCP, 49_156));
        for (int length = 0; length < stub.length; length++) {
            answer.parse(Arrays.copyOf(stub, length), length, little);
            assertEquals(List.of(), told, length + " of " + stub.length + " bytes");
        }
    }

    @Test
    void shouldTellNothingWhenThereIsNoTower() {
        byte[] stub = EptBytes.stub(4, true);
        answer.parse(stub, stub.length, true);
        assertEquals(List.of(), told);
    }

    @Test
    void shouldTellNothingWhenTheByteOrderIsWrong() {
        byte[] stub = EptBytes.stub(4, true, EptBytes.tower(TCP, 49_155));
        answer.parse(stub, stub.length, false);
        assertEquals(List.of(), told);
    }

    @Test
    void shouldTellNothingWhenTheCountsDisagree() {
        for (int at : new int[] {20, 28, 32}) {
            byte[] stub = EptBytes.stub(4, true, EptBytes.tower(TCP, 49_155));
            stub[at + 1] = 1;
            answer.parse(stub, stub.length, true);
            assertEquals(List.of(), told, "the number at " + at);
        }
    }

    @Test
    void shouldLeaveOutATowerWhenItNamesNoPort() {
        byte[] stub = EptBytes.stub(4, true, EptBytes.tower(TCP, 0), EptBytes.tower(0x0F, 445), EptBytes.tower(TCP, 135));
        answer.parse(stub, stub.length, true);
        assertEquals(List.of(EptBytes.UUID + " 6/135"), told);
    }

    @Test
    void shouldSurviveWhenEveryByteIsDamaged() {
        Random random = new Random(135);
        for (int word = 4; word <= 8; word += 4) {
            byte[] sound = EptBytes.stub(word, true, EptBytes.tower(TCP, 49_155), EptBytes.tower(UDP, 1_030));
            for (int round = 0; round < 20_000; round++) {
                byte[] damaged = sound.clone();
                for (int i = 0; i <= random.nextInt(3); i++) {
                    damaged[random.nextInt(damaged.length)] = (byte) random.nextInt();
                }
                told.clear();
                answer.parse(damaged, random.nextInt(damaged.length + 1), random.nextInt(8) > 0);
                told.forEach(line -> assertEquals(36, line.indexOf(' '), line));
            }
        }
    }
}
