/**
 * Words, tables, pages: what a {@link io.rolecall.verdict.Judgement} looks like to a person, a spreadsheet and a
 * program.
 *
 * <p>One class a format behind {@link io.rolecall.report.Report}: {@link io.rolecall.report.TextReport} for a person,
 * {@link io.rolecall.report.CsvReport} for a table of communications, {@link io.rolecall.report.JsonReport} for
 * programs, {@link io.rolecall.report.SiteFile} for the next run; {@link io.rolecall.report.FlowsCsv} takes finished flows
 * one by one, and the pages of {@code rolecall catalog} are made here as well. All stream: nothing here holds more
 * than a screenful, however many communications there are. The CSV writers stand on
 * {@link io.rolecall.report.ByteWriter}, which turns numbers, addresses and times into bytes without a string between;
 * JSON stands on Jackson's streaming generator; the text report on {@link io.rolecall.report.Table} and
 * {@link io.rolecall.report.TextPage}.
 *
 * <p>Every piece of text that came from a packet or a file passes {@link io.rolecall.report.Escape} on its way out.
 * Output is the same for the same judgement: {@code \n} line ends, UTC, no locale, rows in the judgement's order.
 *
 * <p>Called by {@code cli}. Judges nothing, opens no files, knows no option and no exit code.
 */
package io.rolecall.report;
