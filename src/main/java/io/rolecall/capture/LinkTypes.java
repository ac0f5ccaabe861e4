package io.rolecall.capture;

/**
 * Translates between the link type numbers of capture files ({@code LINKTYPE_}) and those of libpcap's interfaces and
 * compiler ({@code DLT_}): the same for nearly all, but not for a few that systems numbered before the registry was.
 */
final class LinkTypes {
    private static final int[][] FILE_AND_LIBRARY = {
        {100, 11}, // LLC over ATM
        {101, 12}, // raw IP
        {102, 15}, // SLIP, BSD
        {103, 16}, // PPP, BSD
        {106, 19}, // classical IP over ATM
    };

    private LinkTypes() {
    }

    /** The number a capture file would carry for what libpcap calls {@code dlt}. */
    static int fromLibrary(int dlt) {
        for (int[] pair : FILE_AND_LIBRARY) {
            if (pair[1] == dlt) {
                return pair[0];
            }
        }
        return PcapHeader.linkType(dlt);
    }

    /** What libpcap calls the link type of a capture file. */
    static int toLibrary(int linkType) {
        for (int[] pair : FILE_AND_LIBRARY) {
            if (pair[0] == linkType) {
                return pair[1];
            }
        }
        return linkType;
    }
}
