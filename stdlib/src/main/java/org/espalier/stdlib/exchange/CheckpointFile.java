package org.espalier.stdlib.exchange;

import java.io.EOFException;
import java.io.IOException;
import java.nio.file.Path;
import org.espalier.stdlib.file.CheckedFile;
import org.espalier.stdlib.strategy.relaxed.ArchitectureParameters;
import org.espalier.stdlib.strategy.relaxed.Checkpoint;
import org.espalier.stdlib.strategy.relaxed.RelaxedChoice;

/**
 * A checkpoint as a file, bit by bit: weights, velocities and running statistics, architecture
 * parameters and what their optimizer remembers, the schedule's numbers and the whole trace. About
 * 8 bytes for each weight. A new one takes the place of an older one only when it is whole.
 */
public final class CheckpointFile {
  private static final CheckedFile FORMAT =
      new CheckedFile(/* ESPC */ 0x45535043, 1, "a checkpoint of a search");

  private CheckpointFile() {}

  /**
   * Writes one.
   *
   * @throws IOException if it cannot be written; then the file is as it was before
   */
  public static void write(Path file, Checkpoint checkpoint) throws IOException {
    FORMAT.write(file, out -> write(new BinaryWriter(out), checkpoint));
  }

  /**
   * Reads one.
   *
   * @throws IOException if there is none, it is damaged, cut off, no checkpoint, or of a version
   *     that this program does not read
   */
  public static Checkpoint read(Path file) throws IOException {
    try {
      return read(new BinaryReader(FORMAT.read(file)));
    } catch (EOFException | IllegalArgumentException e) {
      throw new IOException(file + " is no checkpoint that this program understands.", e);
    }
  }

  private static void write(BinaryWriter to, Checkpoint checkpoint) throws IOException {
    to.text(checkpoint.composition());
    to.text(checkpoint.space());
    to.text(checkpoint.fingerprint());
    to.map(checkpoint.setting(), to::text);
    to.out().writeLong(checkpoint.seed());
    to.out().writeInt(checkpoint.epochs());
    to.map(checkpoint.vectors(), vector -> to.numbers(vector.values()));
    write(to, checkpoint.parameters());
    to.map(checkpoint.memories(), memory -> write(to, memory));
    to.map(checkpoint.numbers(), to.out()::writeDouble);
    to.list(checkpoint.rows(), row -> TraceBytes.write(to, row));
    to.list(
        checkpoint.built().stream().toList(),
        built -> {
          to.text(built.space());
          to.list(built.choices(), choice -> TraceBytes.write(to, choice));
        });
  }

  private static Checkpoint read(BinaryReader from) throws IOException {
    return new Checkpoint(
        from.text(),
        from.text(),
        from.text(),
        from.map(from::text),
        from.in().readLong(),
        from.in().readInt(),
        from.map(() -> new Checkpoint.Numbers(from.numbers())),
        parameters(from),
        from.map(() -> parameters(from)),
        from.map(from.in()::readDouble),
        from.list(() -> TraceBytes.read(from)),
        from.list(() -> built(from)).stream().findFirst());
  }

  private static Checkpoint.Built built(BinaryReader from) throws IOException {
    return new Checkpoint.Built(from.text(), from.list(() -> TraceBytes.choice(from)));
  }

  private static void write(BinaryWriter to, ArchitectureParameters parameters) throws IOException {
    to.list(parameters.choices(), choice -> TraceBytes.write(to, choice));
    to.list(
        parameters.labels(),
        label -> {
          to.text(label);
          to.numbers(parameters.get(label));
        });
  }

  private static ArchitectureParameters parameters(BinaryReader from) throws IOException {
    ArchitectureParameters parameters =
        new ArchitectureParameters(from.<RelaxedChoice>list(() -> TraceBytes.choice(from)));
    from.map(from::numbers).forEach(parameters::set);
    return parameters;
  }
}
