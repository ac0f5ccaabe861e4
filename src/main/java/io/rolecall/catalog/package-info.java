/**
 * The tables in {@code signatures/}, loaded and checked: roles, features, services, settings, the port tables of each
 * product, the Windows baseline, errata and payload signatures. Floor 0: everything above may call it, it calls nobody.
 *
 * <p>The way in is {@link io.rolecall.catalog.Catalog#load(java.nio.file.Path)}. The small tables are read at once,
 * because entries refer to them; a port table is read when it is first asked for, because most runs need one product
 * only. Every record comes from one row of a file, and a wrong cell ends in a
 * {@link io.rolecall.catalog.CatalogException} that names file, line, column, what was found and what was expected.
 *
 * <p>The tables are CSV, for people and for {@code --signatures}. The program's own are read and checked when it is built
 * and lie in it once more in a form that costs a start no time: {@link io.rolecall.catalog.TableFreezer} writes it,
 * {@link io.rolecall.catalog.FrozenTables} reads it, and where it is missing CSV is read instead.
 *
 * <p>What it does not do: it knows no hosts, no site and no traffic, and it judges nothing. Which entry fits a
 * communication is the verdict package's question.
 */
package io.rolecall.catalog;
