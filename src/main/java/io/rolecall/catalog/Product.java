package io.rolecall.catalog;

/** The Configuration Manager generations that have a port catalog of their own. */
public enum Product {
    CM2007("2007", "Configuration Manager 2007"),
    CM2012("2012", "System Center 2012 Configuration Manager"),
    CB("cb", "Configuration Manager current branch");

    private final String label;
    private final String title;

    Product(String label, String title) {
        this.label = label;
        this.title = title;
    }

    /** The word on the command line and in data: {@code 2007}, {@code 2012}, {@code cb}. */
    public String label() {
        return label;
    }

    /** Microsoft's name of the product. */
    public String title() {
        return title;
    }

    /** The product with this label (any case), or null. */
    public static Product of(String label) {
        for (Product product : values()) {
            if (product.label.equalsIgnoreCase(label)) {
                return product;
            }
        }
        return null;
    }
}
