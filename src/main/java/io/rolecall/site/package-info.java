/**
 * Who is who: the user's site file, the ports a site changed, and roles inferred from evidence.
 *
 * <p>{@link io.rolecall.site.Site} answers "what does the user say of this address"; a
 * {@link io.rolecall.site.RoleSource} answers "what does traffic say of it"; {@link io.rolecall.site.HostDirectory} joins
 * the two, and the user's word always wins. {@link io.rolecall.site.RoleBook} knows how roles are spelled, which role
 * stands for another, and which of them belong to Configuration Manager. {@link io.rolecall.site.Settings} holds the
 * ports as the site uses them.
 *
 * <p>Called by {@code verdict}, {@code report} and {@code cli}. It judges nothing, and never asks a name server.
 */
package io.rolecall.site;
