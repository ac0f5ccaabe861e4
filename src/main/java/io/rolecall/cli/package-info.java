/**
 * Options, wiring, exit codes: the only package that knows it is a command-line program.
 *
 * <p>{@link io.rolecall.cli.Main} picks the command, {@link io.rolecall.cli.Commands} builds only that one (start-up
 * time is part of the contract), and each command is one small class. What a user typed
 * ({@link io.rolecall.cli.JudgeOptions}: strings, nothing checked) is kept apart from what it means
 * ({@link io.rolecall.cli.JudgePlan}: checked values); everything that can be refused is refused between the two,
 * before a capture is opened. {@link io.rolecall.cli.Analysis} shows the whole program in its six steps.
 *
 * <p>A failure reaches the user as one sentence on standard error and an {@link io.rolecall.cli.ExitCode}: never as a
 * stack trace. {@code System.exit} is called in {@code Main.main} alone, so that tests run whole commands through
 * {@code Main.run}.
 *
 * <p>Picocli is used here and nowhere else.
 */
package io.rolecall.cli;
