/*
 * Reads captures with libpcap and looks at one byte of each frame: what no reader over libpcap can beat.
 *
 *   loop CAPTURE...
 */
#include <pcap.h>
#include <stdio.h>

int main(int count, char **arguments)
{
    char error[PCAP_ERRBUF_SIZE];
    unsigned long frames = 0, bytes = 0, seen = 0;
    for (int i = 1; i < count; i++) {
        struct pcap_pkthdr *header;
        const u_char *data;
        pcap_t *capture = pcap_open_offline(arguments[i], error);
        if (capture == NULL) {
            fprintf(stderr, "loop: %s\n", error);
            return 1;
        }
        while (pcap_next_ex(capture, &header, &data) == 1) {
            frames++;
            bytes += header->len;
            seen += header->caplen > 23 ? data[23] : 0;
        }
        pcap_close(capture);
    }
    printf("%lu frames, %lu bytes, %lu\n", frames, bytes, seen);
    return 0;
}
