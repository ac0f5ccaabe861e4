/*
 * Writes a made-up pcap file to standard output, the same bytes every time: TCP and UDP over Ethernet and IPv4, in both
 * directions of randomly chosen flows.
 *
 *   synth FRAMES FLOWS [small]     small: every frame has 64 bytes; otherwise a mixture of 66 to 1514
 */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define ETHERNET 14
#define IPV4 20
#define LONGEST 1514

static uint64_t state = 88172645463325252ULL;

static uint64_t next(void)
{
    state ^= state << 13;
    state ^= state >> 7;
    state ^= state << 17;
    return state;
}

static void put16(uint8_t *at, unsigned value)
{
    at[0] = (uint8_t) (value >> 8);
    at[1] = (uint8_t) value;
}

static void put32(uint8_t *at, uint32_t value)
{
    put16(at, value >> 16);
    put16(at + 2, value & 0xFFFF);
}

struct flow {
    uint32_t client, server;
    unsigned client_port, server_port;
    int udp;
};

static struct flow flow_of(uint32_t number)
{
    static const unsigned services[16] = {80, 443, 445, 135, 1433, 10123, 8530, 8531,
                                          2701, 3389, 88, 389, 3268, 49155, 4022, 5985};
    uint32_t hash = number * 2654435761u;
    struct flow flow;
    flow.client = 0x0A000000u | (hash & 0xFFFF);
    flow.server = 0x0A100000u | (hash >> 16 & 0xFF);
    flow.client_port = 1024 + number % 60000;
    flow.udp = hash >> 28 == 3;
    flow.server_port = flow.udp ? 53 : services[hash >> 24 & 15];
    return flow;
}

static unsigned length_of(int small)
{
    unsigned chance = (unsigned) (next() % 10);
    if (small)
        return 64;
    return chance < 4 ? 66 : chance < 6 ? 200 : chance < 7 ? 600 : LONGEST;
}

static void write_frame(uint8_t *frame, unsigned length, const struct flow *flow, int back, uint32_t number)
{
    uint8_t *ip = frame + ETHERNET;
    uint8_t *transport = ip + IPV4;
    put16(ip + 2, length - ETHERNET);
    put16(ip + 4, number & 0xFFFF);
    ip[9] = flow->udp ? 17 : 6;
    put32(ip + 12, back ? flow->server : flow->client);
    put32(ip + 16, back ? flow->client : flow->server);
    put16(transport, back ? flow->server_port : flow->client_port);
    put16(transport + 2, back ? flow->client_port : flow->server_port);
    if (flow->udp) {
        put16(transport + 4, length - ETHERNET - IPV4);
        put16(transport + 6, 0);
    } else {
        put32(transport + 4, number);
        put32(transport + 8, 0x01010101);
        put32(transport + 12, 0x5018FFFF);
        put32(transport + 16, 0);
    }
}

int main(int count, char **arguments)
{
    static char buffer[1 << 20];
    uint32_t header[6] = {0xA1B2C3D4, 0x00040002, 0, 0, 262144, 1};
    uint64_t micros = 1700000000ULL * 1000000;
    uint8_t frame[LONGEST];
    if (count < 3) {
        fprintf(stderr, "usage: synth FRAMES FLOWS [small]\n");
        return 2;
    }
    long frames = atol(arguments[1]);
    uint32_t flows = (uint32_t) atol(arguments[2]);
    int small = count > 3 && strcmp(arguments[3], "small") == 0;
    memset(frame, 'A', sizeof frame);
    memcpy(frame, "\2\0\0\0\0\1\2\0\0\0\0\2\x08\0", ETHERNET);
    memcpy(frame + ETHERNET, "\x45\0\0\0\0\0\x40\0\x40\6\0\0", 12);
    setvbuf(stdout, buffer, _IOFBF, sizeof buffer);
    fwrite(header, sizeof header, 1, stdout);
    for (long i = 0; i < frames; i++) {
        struct flow flow = flow_of((uint32_t) (next() % flows));
        int back = (int) (next() & 1);
        uint32_t length = length_of(small);
        write_frame(frame, length, &flow, back, (uint32_t) i);
        micros += next() % 20;
        uint32_t record[4] = {(uint32_t) (micros / 1000000), (uint32_t) (micros % 1000000), length, length};
        fwrite(record, sizeof record, 1, stdout);
        if (fwrite(frame, length, 1, stdout) != 1)
            return 1;
    }
    return fflush(stdout) != 0;
}
