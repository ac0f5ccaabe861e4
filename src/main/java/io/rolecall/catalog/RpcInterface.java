package io.rolecall.catalog;

/**
 * A DCE/RPC interface: a row of {@code rpc-interfaces.csv}.
 *
 * @param uuid in lower case with hyphens
 * @param name as people know it
 * @param provesRole role id of a host that offers it, or empty when many do
 * @param feature feature id it belongs to, or empty when several use it
 * @param source where it is specified
 */
public record RpcInterface(String uuid, String name, String provesRole, String feature, String source) {
}
