package io.rolecall.engine;

import java.lang.management.ManagementFactory;
import java.lang.management.OperatingSystemMXBean;

/** How many files this process may open; asked only where many are wanted, for the answer takes some milliseconds. */
final class OpenFiles {
    /** What the Java library tells of a Unix process only through this interface, which not every Java has: asked by name. */
    private static final String UNIX = "com.sun.management.UnixOperatingSystemMXBean";
    /** Left for what else opens files meanwhile: outputs, classes, temporary files. */
    private static final int SPARE = 16;

    private OpenFiles() {
    }

    /** How many more files may surely be opened; where the system does not tell, as many as wanted. */
    static long room() {
        OperatingSystemMXBean system = ManagementFactory.getOperatingSystemMXBean();
        try {
            Class<?> unix = Class.forName(UNIX);
            long most = (long) unix.getMethod("getMaxFileDescriptorCount").invoke(system);
            return most - (long) unix.getMethod("getOpenFileDescriptorCount").invoke(system) - SPARE;
        } catch (ReflectiveOperationException | IllegalArgumentException e) {
            return Long.MAX_VALUE;
        }
    }
}
