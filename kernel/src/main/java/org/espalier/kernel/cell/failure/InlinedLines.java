package org.espalier.kernel.cell.failure;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jetbrains.org.objectweb.asm.ClassReader;
import org.jetbrains.org.objectweb.asm.ClassVisitor;
import org.jetbrains.org.objectweb.asm.Opcodes;
import org.jspecify.annotations.Nullable;

/**
 * The lines of one class that the compiler invented for the bodies of inlined functions, and the
 * lines that called those. Read from the class file's source map (JSR 45, stratum KotlinDebug).
 */
final class InlinedLines {
  private static final Pattern RANGE =
      Pattern.compile("(\\d+)(?:#\\d+)?(?:,(\\d+))?:(\\d+)(?:,(\\d+))?");
  private final List<Range> ranges;

  /** Invented lines [first, last], all called from one line. */
  private record Range(int first, int last, int caller) {}

  private InlinedLines(List<Range> ranges) {
    this.ranges = ranges;
  }

  /** The invented lines of a class file; empty when there are none. */
  static Optional<InlinedLines> in(byte[] classFile) {
    SourceMap map = new SourceMap();
    new ClassReader(classFile).accept(map, ClassReader.SKIP_CODE | ClassReader.SKIP_FRAMES);
    List<Range> ranges = map.text == null ? List.of() : parse(map.text);
    return ranges.isEmpty() ? Optional.empty() : Optional.of(new InlinedLines(ranges));
  }

  /** The line of the cell that a line in a class file stands for. */
  int callSite(int line) {
    return ranges.stream()
        .filter(range -> range.first() <= line && line <= range.last())
        .map(Range::caller)
        .findFirst()
        .orElse(line);
  }

  private static List<Range> parse(String map) {
    List<Range> ranges = new ArrayList<>();
    int debug = map.indexOf("*S KotlinDebug");
    int lines = debug < 0 ? -1 : map.indexOf("*L", debug);
    if (lines < 0) {
      return ranges;
    }
    for (String line : map.substring(lines).split("\n", -1)) {
      Matcher range = RANGE.matcher(line.strip());
      if (range.matches()) {
        int first = Integer.parseInt(range.group(3));
        int length = orOne(range.group(2)) * orOne(range.group(4));
        ranges.add(new Range(first, first + length - 1, Integer.parseInt(range.group(1))));
      }
    }
    return List.copyOf(ranges);
  }

  private static int orOne(@Nullable String number) {
    return number == null ? 1 : Integer.parseInt(number);
  }

  private static final class SourceMap extends ClassVisitor {
    private @Nullable String text;

    SourceMap() {
      super(Opcodes.ASM9);
    }

    @Override
    public void visitSource(@Nullable String source, @Nullable String debug) {
      text = debug;
    }
  }
}
