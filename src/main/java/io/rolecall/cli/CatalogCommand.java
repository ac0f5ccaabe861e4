package io.rolecall.cli;

import io.rolecall.catalog.Catalog;
import io.rolecall.catalog.CatalogAudit;
import io.rolecall.catalog.CatalogException;
import io.rolecall.catalog.Entry;
import io.rolecall.catalog.EntryWriter;
import io.rolecall.catalog.Product;
import io.rolecall.report.CatalogCheckPage;
import io.rolecall.report.CatalogDiff;
import io.rolecall.report.CatalogListing;
import io.rolecall.report.CatalogShow;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code rolecall catalog …}: what the documents say, without a capture. */
@Command(name = "catalog", header = "What Microsoft's port documents say: list, show, check, compare, export.",
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {CatalogCommand.ListEntries.class, CatalogCommand.Show.class, CatalogCommand.Check.class,
            CatalogCommand.Diff.class, CatalogCommand.Export.class},
        footer = {"  rolecall catalog show 10123        what uses this port",
            "  rolecall catalog diff 2012 cb      what current branch changed"})
final class CatalogCommand implements Runnable {
    private static final String PRODUCTS = "2007, 2012 or cb";
    private static final String WINDOWS = "windows";
    private static final String TABLES = "2007, 2012, cb, or windows for the Windows baseline";

    @Spec
    private CommandSpec spec;

    @Option(names = {"-h", "--help"}, usageHelp = true, description = "Show this help and end.")
    private boolean help;

    /** How the command is called. */
    static CommandSpec spec() {
        return Options.laidOut(new CommandLine(new CatalogCommand()).getCommandSpec());
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "catalog needs one of: list, show, check, diff, export.");
    }

    /** What every subcommand shares: where the tables are, and how a wrong table ends. */
    abstract static class Page implements Callable<Integer> {
        @Spec
        private CommandSpec spec;

        @Option(names = {"-h", "--help"}, usageHelp = true, description = "Show this help and end.")
        private boolean help;

        @Option(names = "--signatures", paramLabel = "DIR", description = "Read the tables from this folder.")
        private Path signatures;

        @Override
        public final Integer call() throws IOException {
            try {
                boolean right = print(Catalog.load(signatures), spec.commandLine().getOut());
                return right ? ExitCode.DONE : ExitCode.USAGE;
            } catch (CatalogException e) {
                spec.commandLine().getErr().println("rolecall: " + e.getMessage());
                return ExitCode.USAGE;
            } finally {
                spec.commandLine().getOut().flush();
            }
        }

        /** Prints the page; false when what it shows is wrong. */
        abstract boolean print(Catalog catalog, PrintWriter out) throws IOException;

        final ParameterException usage(String sentence) {
            return new ParameterException(spec.commandLine(), sentence);
        }

        final Product product(String label) {
            return product(label, PRODUCTS);
        }

        final Product product(String label, String expected) {
            Product product = Product.of(label);
            if (product == null) {
                throw usage("There is no product \"%s\"; expected %s.".formatted(label, expected));
            }
            return product;
        }
    }

    /** {@code catalog list}. */
    @Command(name = "list", header = "List the tables and roles, or the entries of one product.",
                footer = {"  rolecall catalog list", "  rolecall catalog list --product 2012"})
    static final class ListEntries extends Page {
        @Option(names = "--product", paramLabel = "P", description = "One table: " + TABLES + ".")
        private String product;

        @Override
        boolean print(Catalog catalog, PrintWriter out) {
            if (product == null) {
                out.print(CatalogListing.overview(catalog));
            } else if (product.equalsIgnoreCase(WINDOWS)) {
                out.print(CatalogListing.windows(catalog));
            } else {
                out.print(CatalogListing.entries(catalog, product(product, TABLES)));
            }
            return true;
        }
    }

    /** {@code catalog show}. */
    @Command(name = "show", header = "Show what the catalog knows under a word.",
            footer = {"  rolecall catalog show 10123", "  rolecall catalog show 445/tcp",
                "  rolecall catalog show management-point --product cb", "  rolecall catalog show HTTP",
                "  rolecall catalog show client-push", "  rolecall catalog show E01"})
    static final class Show extends Page {
        @Parameters(paramLabel = "WORD", arity = "1..*",
                description = "A port, role, service, feature, setting, entry, erratum or RPC interface.")
        private List<String> words;

        @Option(names = "--product", paramLabel = "P", description = "One product only: " + PRODUCTS + ".")
        private String product;

        @Override
        boolean print(Catalog catalog, PrintWriter out) {
            String word = String.join(" ", words);
            String page = CatalogShow.page(catalog, word, product == null ? null : product(product));
            if (page == null) {
                throw usage("The catalog has nothing under \"%s\"; expected a port from 1 to 65535, or the name of a "
                        .formatted(word) + "role, service, feature, setting, entry, erratum or RPC interface.");
            }
            out.print(page);
            return true;
        }
    }

    /** {@code catalog check}. */
    @Command(name = "check", header = "Count rows per document and look for problems in the data.",
                footer = {"  rolecall catalog check", "  rolecall catalog check --signatures ./my-signatures",
                    "", "Exit codes: 0 when all is well, 2 when there is a problem."})
    static final class Check extends Page {
        @Override
        boolean print(Catalog catalog, PrintWriter out) {
            CatalogAudit audit = new CatalogAudit(catalog);
            out.print(CatalogCheckPage.page(catalog, audit));
            return audit.problems().isEmpty();
        }
    }

    /** {@code catalog diff}. */
    @Command(name = "diff", header = "Compare two products by role pair.",
            footer = {"  rolecall catalog diff 2012 cb", "  rolecall catalog diff 2007 2012"})
    static final class Diff extends Page {
        @Parameters(index = "0", paramLabel = "OLD", description = PRODUCTS + ".")
        private String before;

        @Parameters(index = "1", paramLabel = "NEW", description = PRODUCTS + ".")
        private String after;

        @Override
        boolean print(Catalog catalog, PrintWriter out) {
            out.print(CatalogDiff.page(catalog, product(before), product(after)));
            return true;
        }
    }

    /** {@code catalog export}. */
    @Command(name = "export", header = "Write a table as CSV.",
            footer = {"  rolecall catalog export --product cb > cb.csv",
                "  rolecall catalog export --product windows"})
    static final class Export extends Page {
        @Option(names = "--product", paramLabel = "P", required = true,
                description = "One table: " + TABLES + ".")
        private String product;

        @Override
        boolean print(Catalog catalog, PrintWriter out) throws IOException {
            List<Entry> entries = product.equalsIgnoreCase(WINDOWS) ? catalog.windows()
                    : catalog.entries(product(product, TABLES));
            EntryWriter.write(entries, out);
            return true;
        }
    }
}
