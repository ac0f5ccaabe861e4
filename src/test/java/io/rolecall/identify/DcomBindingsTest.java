package io.rolecall.identify;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class DcomBindingsTest {
    @Test
    void shouldFindBindingsWhereverTheyStand() {
        for (int before = 0; before < 64; before += 2) {
            byte[] stub = RpcBytes.join(new byte[before], RpcBytes.bindings("PS1[50000]"), new byte[16]);
            assertTrue(told(stub).contains("endpoint 10.0.0.2 6/50000  dcom"), "behind " + before);
        }
    }

    @Test
    void shouldBelieveNothingWhenAnyCountIsWrong() {
        byte[] good = RpcBytes.bindings("PS1[50000]");
        for (int field = 0; field < 4; field += 2) {
            byte[] bad = good.clone();
            bad[field]++;
            assertEquals(Set.of(), told(bad));
        }
        byte[] unprintable = good.clone();
        unprintable[6] = 7;
        assertEquals(Set.of(), told(unprintable));
    }

    @Test
    void shouldBelieveNoPortThatIsNone() {
        for (String port : new String[] {"0", "70000", "", "x", "-1", "123456"}) {
            assertEquals(Set.of("name 10.0.0.2 PS1 dcom"), told(RpcBytes.bindings("PS1[" + port + "]")));
        }
    }

    @Test
    void shouldFindNothingInNoise() {
        Random random = new Random(5);
        byte[] noise = new byte[1 << 15];
        for (int round = 0; round < 50; round++) {
            random.nextBytes(noise);
            assertEquals(Set.of(), told(noise));
        }
    }

    private static Set<String> told(byte[] stub) {
        Lesson lesson = Lesson.tcp(135);
        DcomBindings.tell(stub, stub.length, 1, new Told(64), lesson);
        return lesson.told();
    }
}
