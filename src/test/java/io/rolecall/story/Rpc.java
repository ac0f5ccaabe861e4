package io.rolecall.story;

import java.util.Arrays;
import java.util.UUID;

/** DCE/RPC over TCP (C706, MS-RPCE): bind, and the endpoint mapper's ept_map in little-endian NDR. */
final class Rpc {
    /** The endpoint mapper. */
    static final String ENDPOINT_MAPPER = "e1af8308-5d1f-11c9-91a4-08002b14a0fa";
    /** WMI calls. */
    static final String WBEM_SERVICES = "9556dc99-828c-11cf-a37e-00aa003240c7";
    /** WMI logon. */
    static final String WBEM_LOGIN = "f309ad18-d86a-11d0-a075-00c04fb68820";
    /** Directory replication: name cracking at a domain controller. */
    static final String DIRECTORY_REPLICATION = "e3514235-4b06-11d1-ab04-00c04fc2dcd2";
    /** Service control. */
    static final String SERVICE_CONTROL = "367abb81-9844-35f1-ad32-98f038001003";
    private static final String NDR = "8a885d04-1ceb-11c9-9fe8-08002b104860";
    private static final int REQUEST = 0;
    private static final int RESPONSE = 2;
    private static final int BIND = 11;
    private static final int BIND_ACK = 12;
    private static final int EPT_MAP = 3;
    private static final int FIRST = 1;
    private static final int LAST = 2;
    private static final int MAX_FRAGMENT = 5840;

    private Rpc() {
    }

    static byte[] bind(String interfaceId, int majorVersion, int minorVersion) {
        byte[] body = new Bytes().u16le(MAX_FRAGMENT).u16le(MAX_FRAGMENT).u32le(0).u32le(1).u16le(0).u8(1).u8(0)
                .add(uuid(interfaceId)).u16le(majorVersion).u16le(minorVersion).add(uuid(NDR)).u32le(2).bytes();
        return pdu(BIND, FIRST | LAST, 1, body);
    }

    static byte[] bindAck(int port) {
        String secondaryAddress = Integer.toString(port);
        byte[] body = new Bytes().u16le(MAX_FRAGMENT).u16le(MAX_FRAGMENT).u32le(0x53f0)
                .u16le(secondaryAddress.length() + 1).ascii(secondaryAddress).u8(0).align(4).u32le(1).u16le(0).u16le(0)
                .add(uuid(NDR)).u32le(2).bytes();
        return pdu(BIND_ACK, FIRST | LAST, 1, body);
    }

    /** Asks for the TCP port of an interface. */
    static byte[] mapRequest(String interfaceId) {
        byte[] tower = tower(interfaceId, 0, "0.0.0.0");
        byte[] stub = new Bytes().u32le(1).zeros(16).u32le(2).u32le(tower.length).u32le(tower.length).add(tower).align(4)
                .zeros(20).u32le(4).bytes();
        return pdu(REQUEST, FIRST | LAST, 2, new Bytes().u32le(stub.length).u16le(0).u16le(EPT_MAP).add(stub).bytes());
    }

    /** The answer: the interface listens on these TCP ports of this host. */
    static byte[] mapResponse(String interfaceId, String host, int... ports) {
        return response(mapResponseStub(interfaceId, host, ports), FIRST | LAST);
    }

    /** The same answer in two fragments, cut behind {@code cut} bytes of stub data. */
    static byte[] mapResponseInFragments(String interfaceId, String host, int cut, int... ports) {
        byte[] stub = mapResponseStub(interfaceId, host, ports);
        return new Bytes().add(response(Arrays.copyOf(stub, cut), FIRST))
                .add(response(Arrays.copyOfRange(stub, cut, stub.length), LAST)).bytes();
    }

    /** A call with sealed contents: an opnum and bytes that say nothing. */
    static byte[] request(int opnum, int length) {
        byte[] stub = Bytes.noise(opnum, length);
        return pdu(REQUEST, FIRST | LAST, 3, new Bytes().u32le(length).u16le(0).u16le(opnum).add(stub).bytes());
    }

    /** IWbemLevel1Login::NTLMLogin in the clear: opens a WMI namespace. */
    static byte[] wmiLogin(String namespace) {
        int length = namespace.length() + 1;
        byte[] stub = new Bytes().u16le(5).u16le(7).u32le(0).u32le(0).add(Bytes.noise(12, 16)).u32le(0).u32le(0x2_0000)
                .u32le(length).u32le(0).u32le(length).utf16le(namespace).u16le(0).align(4).u32le(0).u32le(0).u32le(0)
                .bytes();
        return pdu(REQUEST, FIRST | LAST, 3, new Bytes().u32le(stub.length).u16le(0).u16le(6).add(stub).bytes());
    }

    static byte[] reply(int length) {
        return pdu(RESPONSE, FIRST | LAST, 3, new Bytes().u32le(length).u32le(0).add(Bytes.noise(5, length)).bytes());
    }

    private static byte[] response(byte[] stub, int flags) {
        return pdu(RESPONSE, flags, 2, new Bytes().u32le(stub.length).u16le(0).u16le(0).add(stub).bytes());
    }

    private static byte[] mapResponseStub(String interfaceId, String host, int... ports) {
        Bytes stub = new Bytes().zeros(20).u32le(ports.length).u32le(4).u32le(0).u32le(ports.length);
        for (int i = 0; i < ports.length; i++) {
            stub.u32le(3 + i);
        }
        for (int port : ports) {
            byte[] tower = tower(interfaceId, port, host);
            stub.u32le(tower.length).u32le(tower.length).add(tower).align(4);
        }
        return stub.u32le(0).bytes();
    }

    private static byte[] tower(String interfaceId, int port, String host) {
        Bytes tower = new Bytes().u16le(5);
        tower.u16le(19).u8(0x0d).add(uuid(interfaceId)).u16le(interfaceId.equals(SERVICE_CONTROL) ? 2 : 0).u16le(2).u16le(0);
        tower.u16le(19).u8(0x0d).add(uuid(NDR)).u16le(2).u16le(2).u16le(0);
        tower.u16le(1).u8(0x0b).u16le(2).u16le(0);
        tower.u16le(1).u8(0x07).u16le(2).u16(port);
        return tower.u16le(1).u8(0x09).u16le(4).add(Checksum.address(host)).bytes();
    }

    private static byte[] pdu(int type, int flags, int callId, byte[] body) {
        return new Bytes().u8(5).u8(0).u8(type).u8(flags).hex("10000000").u16le(16 + body.length).u16le(0).u32le(callId)
                .add(body).bytes();
    }

    /** A UUID as NDR has it: three little-endian numbers, then eight bytes. */
    private static byte[] uuid(String text) {
        UUID value = UUID.fromString(text);
        long high = value.getMostSignificantBits();
        long low = value.getLeastSignificantBits();
        return new Bytes().u32le(high >>> 32).u16le((int) (high >>> 16)).u16le((int) high).u32(low >>> 32).u32(low).bytes();
    }
}
