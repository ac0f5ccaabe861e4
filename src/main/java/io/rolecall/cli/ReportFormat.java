package io.rolecall.cli;

/** The values of {@code --format}. */
enum ReportFormat {
    TEXT("text"), CSV("csv"), JSON("json");

    private final String label;

    ReportFormat(String label) {
        this.label = label;
    }

    /** The format with this label (any case). */
    static ReportFormat of(String label) throws UsageException {
        for (ReportFormat format : values()) {
            if (format.label.equalsIgnoreCase(label)) {
                return format;
            }
        }
        throw new UsageException("--format '" + label + "' is not one of text, csv, json");
    }
}
