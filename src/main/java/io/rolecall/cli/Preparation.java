package io.rolecall.cli;

import io.rolecall.catalog.Catalog;
import io.rolecall.catalog.CatalogException;
import io.rolecall.catalog.Product;
import io.rolecall.flow.ServicePorts;
import io.rolecall.identify.PayloadSignatures;
import io.rolecall.site.Settings;
import io.rolecall.site.Site;
import io.rolecall.site.SiteException;
import io.rolecall.verdict.Judge;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/**
 * Reads the tables and the site file on a thread of its own, while the main thread makes ready to read captures, and then
 * makes the judge, while captures are read: a short run is mostly start-up, and a second processor has nothing to do then.
 * What goes wrong is thrown where its result is asked for.
 */
final class Preparation implements Runnable {
    /**
     * What must be known before a capture is opened.
     *
     * @param site who is who, by the user
     * @param services ports known as services
     * @param signatures what payloads look like
     */
    record Tables(Site site, ServicePorts services, PayloadSignatures signatures) {
    }

    private final JudgeOptions typed;
    private final Product product;
    private Tables tables;
    private Judge judge;
    private Exception failure;
    private Error error;

    private Preparation(JudgeOptions typed, Product product) {
        this.typed = typed;
        this.product = product;
    }

    /** Begins. */
    static Preparation begin(JudgeOptions typed, Product product) {
        Preparation preparation = new Preparation(typed, product);
        Thread thread = new Thread(preparation, "rolecall-preparation");
        thread.setDaemon(true);
        thread.start();
        return preparation;
    }

    @Override
    public void run() {
        try {
            Catalog catalog = Catalog.load(directory(typed.signatures()));
            Site site = typed.site() == null ? Site.none(catalog) : Site.load(path("--site", typed.site()), catalog);
            Settings settings = Settings.of(catalog).with(typed.ports());
            PayloadSignatures signatures = PayloadSignatures.of(catalog.payloads());
            ready(new Tables(site, ServicePortList.of(catalog, product, settings), signatures));
            ready(new Judge(catalog, product, site, settings));
        } catch (UsageException | SiteException | CatalogException e) {
            failed(new UsageException(e.getMessage()), null);
        } catch (RuntimeException e) {
            failed(e, null);
        } catch (Error e) {
            failed(null, e);
        }
    }

    private synchronized void ready(Tables made) {
        tables = made;
        notifyAll();
    }

    private synchronized void ready(Judge made) {
        judge = made;
        notifyAll();
    }

    private synchronized void failed(Exception exception, Error worse) {
        failure = exception;
        error = worse;
        notifyAll();
    }

    /** The tables; waits for them. */
    synchronized Tables tables() throws UsageException {
        while (tables == null) {
            await();
        }
        return tables;
    }

    /** The judge; waits for it. */
    synchronized Judge judge() throws UsageException {
        while (judge == null) {
            await();
        }
        return judge;
    }

    private void await() throws UsageException {
        if (failure instanceof UsageException refused) {
            throw refused;
        }
        if (failure instanceof RuntimeException fault) {
            throw fault;
        }
        if (error != null) {
            throw error;
        }
        try {
            wait();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while tables were read", e);
        }
    }

    private static Path directory(String typed) throws UsageException {
        if (typed == null) {
            return null;
        }
        Path directory = path("--signatures", typed);
        if (!Files.isDirectory(directory)) {
            throw new UsageException("--signatures '" + typed + "' is not a directory");
        }
        return directory;
    }

    private static Path path(String option, String typed) throws UsageException {
        if (typed.isEmpty()) {
            throw new UsageException(option + " '' is empty");
        }
        try {
            return Path.of(typed);
        } catch (InvalidPathException e) {
            throw new UsageException(option + " '" + typed + "' is not a file name here: " + e.getReason());
        }
    }
}
