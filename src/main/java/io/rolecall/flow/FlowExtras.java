package io.rolecall.flow;

import java.util.Arrays;

/** Numbered {@link FlowExtra}s; a number fits into a slot, and a returned number is used again. */
final class FlowExtras {
    private FlowExtra[] extras = new FlowExtra[64];
    private int[] returned = new int[64];
    private int returnedCount;
    private int used;

    /** The number of a new, empty one; from 1. */
    int add() {
        int number;
        if (returnedCount > 0) {
            number = returned[--returnedCount];
        } else {
            number = ++used;
            if (number == extras.length) {
                extras = Arrays.copyOf(extras, 2 * extras.length);
            }
        }
        extras[number] = new FlowExtra();
        return number;
    }

    FlowExtra get(int number) {
        return extras[number];
    }

    void set(int number, FlowExtra extra) {
        extras[number] = extra;
    }

    void remove(int number) {
        extras[number] = null;
        if (returnedCount == returned.length) {
            returned = Arrays.copyOf(returned, 2 * returned.length);
        }
        returned[returnedCount++] = number;
    }
}
