package io.rolecall.site;

import io.rolecall.catalog.Catalog;
import io.rolecall.wire.IpAddress;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * What the user says of the site: which host or block plays which roles. Without a file it says nothing of anyone, only
 * that public addresses are the Internet. Immutable.
 */
public final class Site implements RoleSource {
    private final RoleBook book;
    private final String file;
    private final String shortName;
    /** What a public address is that no row covers. */
    private final List<HostRole> internet;
    private final BlockTable<SiteRow> table = new BlockTable<>();
    /** The rows that give a role; a row of the flag alone adds to what else is known of its hosts, and takes nothing away. */
    private final BlockTable<SiteRow> declaring = new BlockTable<>();

    private Site(RoleBook book, String file, List<SiteRow> rows) {
        this.book = book;
        this.file = file;
        this.shortName = file.substring(Math.max(file.lastIndexOf('/'), file.lastIndexOf('\\')) + 1);
        this.internet = List.of(new HostRole(RoleBook.INTERNET, !hasFile(), "public address"
                + (hasFile() ? " that " + shortName + " does not name" : ""), internetGrade()));
        for (SiteRow row : rows) {
            table.put(row.block(), row, SiteRow::join);
            if (row.declares()) {
                declaring.put(row.block(), row, SiteRow::join);
            }
        }
    }

    /**
     * Reads a site file.
     *
     * @throws SiteException when it cannot be read or a cell is wrong
     */
    public static Site load(Path path, Catalog catalog) throws SiteException {
        return load(path, RoleBook.of(catalog));
    }

    /** No site file. */
    public static Site none(Catalog catalog) {
        return none(RoleBook.of(catalog));
    }

    /** Reads a site file by the roles of a book. */
    static Site load(Path path, RoleBook book) throws SiteException {
        return new Site(book, path.toString(), SiteFileReader.read(path, book));
    }

    /** No site file, the roles of a book. */
    static Site none(RoleBook book) {
        return new Site(book, "", List.of());
    }

    /** Whether there is a site file. */
    public boolean hasFile() {
        return !file.isEmpty();
    }

    /** The site file as the user named it, or empty. */
    public String file() {
        return file;
    }

    /** How this site spells roles. */
    public RoleBook book() {
        return book;
    }

    /** Whether a row of the file covers the address. */
    public boolean names(IpAddress host) {
        return table.find(host) != null;
    }

    /** Whether the file gives the address a role, and so has the last word on it. */
    public boolean declares(IpAddress host) {
        return declaring.find(host) != null;
    }

    /** Whether the row that gives the address its roles is the host's own, and not that of a block. */
    public boolean declaresAlone(IpAddress host) {
        SiteRow row = declaring.find(host);
        return row != null && row.block().single();
    }

    /**
     * The roles the user gives a host: those of the longest prefix that gives any. A public address that no row covers is
     * the Internet; without a file that is only inferred.
     */
    @Override
    public List<HostRole> roles(IpAddress host) {
        SiteRow row = declaring.find(host);
        if (row == null) {
            return host.isPublic() && !names(host) ? internet : List.of();
        }
        List<HostRole> roles = new ArrayList<>();
        for (String role : row.roles()) {
            if (!role.equals(RoleBook.SITE_SERVER_INITIATES)) {
                roles.add(new HostRole(role, false, shortName + " line " + row.line()));
            }
        }
        return roles;
    }

    /** An address is public by its own bits, so this needs no file to be certain. */
    private RoleGrade internetGrade() {
        return hasFile() ? RoleGrade.DECLARED : RoleGrade.PROVEN;
    }

    /** The name the user gives a single host; a block's name is nobody's own. Empty when there is none. */
    public String name(IpAddress host) {
        SiteRow row = table.find(host);
        return row != null && row.block().single() ? row.name() : "";
    }

    /** Whether the site server must open its connections to this host (2012, note 5). */
    public boolean siteServerInitiates(IpAddress host) {
        SiteRow row = table.find(host);
        return row != null && row.roles().contains(RoleBook.SITE_SERVER_INITIATES);
    }

    /** Whether the address is the directed broadcast address of the block that covers it. */
    public boolean isBroadcast(IpAddress host) {
        SiteRow row = table.find(host);
        return host.isLimitedBroadcast() || row != null && row.block().isBroadcast(host);
    }
}
