/**
 * Where frames come from, and go to: capture files, live interfaces, capture writers.
 *
 * <p>Floor 0: knows no other package of the house. The engine pulls {@link io.rolecall.capture.Frame}s from a
 * {@link io.rolecall.capture.FrameSource}; what lies inside a frame is floor 1's business. pcap4j is used here and
 * nowhere else, and only for what only it can do; files never need the native library.
 *
 * <p>Files are read in large sequential requests into one reused direct buffer, the
 * {@link io.rolecall.capture.Window}, over a {@link io.rolecall.capture.ByteSource} (file, pipe, gzip, Zstandard). A
 * reader ({@code PcapReader}, {@code PcapngReader}) has two methods that matter: {@code nextInWindow}, hot, which makes
 * rows of {@code long}s ({@link io.rolecall.capture.FrameRows}) of the records that lie wholly in the window, a few words
 * each through {@link io.rolecall.capture.LongViews}; and {@code next}, cold, which hands out one frame, refills, checks
 * lengths that look odd, and ends the capture. Two more views lie over the same memory: {@code words} in the file's byte
 * order for the records, {@code data} in network order for the frames.
 *
 * <p>A capture that cannot be read further ends in one {@link io.rolecall.capture.CaptureException} with frame number
 * and byte offset, after every whole frame was delivered, from packed data as well: what could be unpacked before the damage is
 * read. What was odd but did not stop the reading is a sentence in {@link io.rolecall.capture.CaptureFacts#warnings}; frames
 * that were read, but whose link type nobody decodes, are counted in {@link io.rolecall.capture.CaptureFacts#unread}, those
 * of an EtherType that nobody decodes in {@link io.rolecall.capture.CaptureFacts#undecoded}.
 */
package io.rolecall.capture;
