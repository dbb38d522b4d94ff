package org.espalier.stdlib.exchange;

import java.io.IOException;
import java.util.Arrays;
import org.espalier.stdlib.strategy.relaxed.RelaxedChoice;
import org.espalier.stdlib.strategy.relaxed.TraceRow;
import org.espalier.stdlib.strategy.relaxed.derivation.Scores;

/**
 * Rows of a trace, bit by bit: unlike {@link TraceJson}, which has no word for what is not a
 * number, they are read back as they were.
 */
final class TraceBytes {
  private TraceBytes() {}

  static void write(BinaryWriter to, TraceRow row) throws IOException {
    to.out().writeInt(row.epoch());
    to.text(row.stage());
    to.map(row.numbers(), to.out()::writeDouble);
    to.numbers(
        row.trainLoss(),
        row.architectureLoss(),
        row.validationLoss(),
        row.validationAccuracy(),
        row.weightGradient(),
        row.parameterGradient(),
        row.seconds());
    to.map(row.terms(), to.out()::writeDouble);
    to.out().writeLong(row.parameters());
    to.list(row.points(), scores -> write(to, scores));
    to.map(row.active(), to.out()::writeInt);
    to.out().writeLong(row.operationCalls());
    to.out().writeInt(row.skips());
    to.out().writeLong(row.networkParameters());
    to.out().writeLong(row.networkMacs());
    to.text(row.architecture());
    to.map(row.drawn(), to.out()::writeLong);
    to.list(row.events(), to::text);
    to.map(row.figures(), to.out()::writeDouble);
  }

  static TraceRow read(BinaryReader from) throws IOException {
    int epoch = from.in().readInt();
    String stage = from.text();
    var numbers = from.map(from.in()::readDouble);
    double[] measures = from.numbers();
    return new TraceRow(
        epoch,
        stage,
        numbers,
        measures[0],
        measures[1],
        measures[2],
        measures[3],
        from.map(from.in()::readDouble),
        from.in().readLong(),
        from.list(() -> scores(from)),
        from.map(from.in()::readInt),
        from.in().readLong(),
        measures[4],
        measures[5],
        from.in().readInt(),
        from.in().readLong(),
        from.in().readLong(),
        from.text(),
        from.map(from.in()::readLong),
        from.list(from::text),
        from.map(from.in()::readDouble),
        measures[6]);
  }

  private static void write(BinaryWriter to, Scores scores) throws IOException {
    write(to, scores.choice());
    to.numbers(scores.point().stream().mapToDouble(number -> number).toArray());
  }

  private static Scores scores(BinaryReader from) throws IOException {
    RelaxedChoice choice = choice(from);
    return new Scores(choice, Arrays.stream(from.numbers()).boxed().toList());
  }

  static void write(BinaryWriter to, RelaxedChoice choice) throws IOException {
    to.text(choice.label());
    to.list(choice.options(), to::text);
  }

  static RelaxedChoice choice(BinaryReader from) throws IOException {
    return new RelaxedChoice(from.text(), from.list(from::text));
  }
}
