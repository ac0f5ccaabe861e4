package io.rolecall.cli;

import io.rolecall.report.SiteFile;

/**
 * The site file that a run writes for its user.
 *
 * @param destination where it goes
 * @param file what it says
 */
record SiteFileOutput(Destination destination, SiteFile file) {
}
