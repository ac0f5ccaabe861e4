/**
 * Stories: small captures that say what Rolecall must answer, and the generator that makes them.
 *
 * <p>A story is a folder under {@code captures/}; its {@code capture.pcap} or {@code capture.pcapng} is written by code of
 * this package, byte for byte the same at every run, so that a reader can see how each frame came about. From the wire
 * upward: {@link io.rolecall.story.Bytes} and {@link io.rolecall.story.Checksum}; {@link io.rolecall.story.Ip},
 * {@link io.rolecall.story.Tcp}, {@link io.rolecall.story.Udp}, {@link io.rolecall.story.Icmp}; {@link
 * io.rolecall.story.Link} and {@link io.rolecall.story.Tunnel} around them; payload classes such as {@link
 * io.rolecall.story.Rpc}; {@link io.rolecall.story.Scene}, the clock and the tape; {@link io.rolecall.story.Conversation},
 * a TCP connection that plays its own packets; the {@code *Stories} classes with the situations themselves.
 *
 * <p>None of it uses product code: a generator that shared the product's tables would share its mistakes. The tests here
 * speak to the product only through its command line.
 */
package io.rolecall.story;
