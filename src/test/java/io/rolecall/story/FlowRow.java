package io.rolecall.story;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * One conversation, as Rolecall's {@code --flows} or as the ground truth has it.
 *
 * @param transport {@code tcp} or {@code udp}
 * @param initiator address and port, {@code address|port}
 * @param responder address and port
 * @param basis why the initiator is the initiator
 * @param framesOut frames of the initiator
 * @param framesBack frames of the responder
 * @param bytesOut bytes of the initiator
 * @param bytesBack bytes of the responder
 * @param copies frames that were recognised as copies and not counted
 * @param firstFrame number of its first frame
 */
record FlowRow(String transport, String initiator, String responder, String basis, long framesOut, long framesBack,
        long bytesOut, long bytesBack, long copies, long firstFrame) {
    /** The TCP and UDP rows of a {@code --flows} file. */
    static List<FlowRow> ofFlows(String csv) throws IOException {
        List<FlowRow> flows = new ArrayList<>();
        for (Map<String, String> row : Table.of(csv).rows()) {
            String transport = row.get("transport");
            if (transport.equals("tcp") || transport.equals("udp")) {
                flows.add(new FlowRow(transport, end(row.get("initiator"), row.get("initiator_port")),
                        end(row.get("responder"), row.get("responder_port")), row.get("initiator_basis"),
                        number(row, "frames_out"), number(row, "frames_back"), number(row, "bytes_out"),
                        number(row, "bytes_back"), number(row, "copies"), number(row, "first_frame")));
            }
        }
        return flows;
    }

    /** The stream rows of a ground-truth table. */
    static List<FlowRow> ofTruth(Path tsv) throws IOException {
        List<FlowRow> flows = new ArrayList<>();
        for (String line : Files.readAllLines(tsv)) {
            String[] cell = line.split("\t", -1);
            if (cell[0].equals("tcp") || cell[0].equals("udp")) {
                flows.add(new FlowRow(cell[0], end(cell[2], cell[3]), end(cell[4], cell[5]), cell[13],
                        Long.parseLong(cell[6]), Long.parseLong(cell[7]), Long.parseLong(cell[8]),
                        Long.parseLong(cell[9]), 0, Long.parseLong(cell[10])));
            }
        }
        return flows;
    }

    /** The same for both directions of a conversation. */
    String pair() {
        return initiator.compareTo(responder) < 0 ? transport + " " + initiator + " " + responder
                : transport + " " + responder + " " + initiator;
    }

    /** The same conversation told from the other end. */
    FlowRow turned() {
        return new FlowRow(transport, responder, initiator, basis, framesBack, framesOut, bytesBack, bytesOut, copies,
                firstFrame);
    }

    String counts() {
        return framesOut + "/" + framesBack + " frames, " + bytesOut + "/" + bytesBack + " bytes";
    }

    private static String end(String address, String port) {
        return address + "|" + port;
    }

    private static long number(Map<String, String> row, String column) {
        String cell = row.get(column);
        return cell == null || cell.isEmpty() ? 0 : Long.parseLong(cell);
    }
}
