package io.rolecall.cli;

import picocli.CommandLine.IVersionProvider;

/** Rolecall's version, as the jar's manifest has it. */
final class Version implements IVersionProvider {
    private static final String OUTSIDE_A_JAR = "development";

    /** The version's text. */
    static String text() {
        String version = Version.class.getPackage().getImplementationVersion();
        return version == null ? OUTSIDE_A_JAR : version;
    }

    @Override
    public String[] getVersion() {
        return new String[] {"rolecall " + text()};
    }
}
