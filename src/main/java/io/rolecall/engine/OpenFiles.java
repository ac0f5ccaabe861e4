package io.rolecall.engine;

import com.sun.management.UnixOperatingSystemMXBean;
import java.lang.management.ManagementFactory;

/** How many files this process may open; asked only where many are wanted, for the answer takes some milliseconds. */
final class OpenFiles {
    /** Left for what else opens files meanwhile: outputs, classes, temporary files. */
    private static final int SPARE = 16;

    private OpenFiles() {
    }

    /** How many more files may surely be opened; where the system does not tell, as many as wanted. */
    static long room() {
        return ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean system
                ? system.getMaxFileDescriptorCount() - system.getOpenFileDescriptorCount() - SPARE : Long.MAX_VALUE;
    }
}
