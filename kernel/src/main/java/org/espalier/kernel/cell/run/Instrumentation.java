package org.espalier.kernel.cell.run;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import org.jetbrains.org.objectweb.asm.ClassReader;
import org.jetbrains.org.objectweb.asm.ClassVisitor;
import org.jetbrains.org.objectweb.asm.ClassWriter;
import org.jetbrains.org.objectweb.asm.Handle;
import org.jetbrains.org.objectweb.asm.Label;
import org.jetbrains.org.objectweb.asm.MethodVisitor;
import org.jetbrains.org.objectweb.asm.Opcodes;
import org.jspecify.annotations.Nullable;

/**
 * Changes the class files of cells: a {@link Checkpoint} at each method's beginning, backward jump
 * and switch, {@link Exit} instead of ending the process, and no use of the compiler's map of all
 * cells, which would hold them for ever.
 *
 * <p>Uses the ASM inside Kotlin's compiler, which reads whatever that compiler writes.
 */
final class Instrumentation {
  private static final String CHECKPOINT = internalName(Checkpoint.class);
  private static final String EXIT = internalName(Exit.class);
  private static final String ALL_CELLS = "ReplState";

  private Instrumentation() {}

  private static String internalName(Class<?> type) {
    return type.getName().replace('.', '/');
  }

  static byte[] instrument(byte[] classFile) {
    ClassReader reader = new ClassReader(classFile);
    // Nothing that is inserted needs more stack or another frame.
    ClassWriter writer = new ClassWriter(reader, 0);
    reader.accept(new CellClass(writer), 0);
    return writer.toByteArray();
  }

  private static final class CellClass extends ClassVisitor {
    CellClass(ClassVisitor next) {
      super(Opcodes.ASM9, next);
    }

    @Override
    public MethodVisitor visitMethod(
        int access,
        String name,
        String descriptor,
        @Nullable String signature,
        String @Nullable [] exceptions) {
      return new CellMethod(super.visitMethod(access, name, descriptor, signature, exceptions));
    }
  }

  private static final class CellMethod extends MethodVisitor {
    private final Set<Label> behind = new HashSet<>();
    private String latestText = "";

    CellMethod(MethodVisitor next) {
      super(Opcodes.ASM9, next);
    }

    private void check() {
      super.visitMethodInsn(Opcodes.INVOKESTATIC, CHECKPOINT, "check", "()V", false);
    }

    @Override
    public void visitCode() {
      super.visitCode();
      check();
    }

    @Override
    public void visitLabel(Label label) {
      behind.add(label);
      super.visitLabel(label);
    }

    @Override
    public void visitJumpInsn(int opcode, Label target) {
      if (behind.contains(target)) {
        check();
      }
      super.visitJumpInsn(opcode, target);
    }

    @Override
    public void visitTableSwitchInsn(int low, int high, Label other, Label... labels) {
      check();
      super.visitTableSwitchInsn(low, high, other, labels);
    }

    @Override
    public void visitLookupSwitchInsn(Label other, int[] keys, Label[] labels) {
      check();
      super.visitLookupSwitchInsn(other, keys, labels);
    }

    @Override
    public void visitFieldInsn(int opcode, String owner, String name, String descriptor) {
      if (owner.equals(ALL_CELLS)) {
        super.visitInsn(Opcodes.ACONST_NULL);
      } else {
        super.visitFieldInsn(opcode, owner, name, descriptor);
      }
    }

    @Override
    public void visitMethodInsn(
        int opcode, String owner, String name, String descriptor, boolean onInterface) {
      if (owner.equals(ALL_CELLS)) {
        withoutMap(name);
      } else if (!endsProcess(owner, name)) {
        super.visitMethodInsn(opcode, owner, name, descriptor, onInterface);
      } else {
        super.visitMethodInsn(
            Opcodes.INVOKESTATIC, EXIT, "exit", staticDescriptor(owner, descriptor), false);
      }
    }

    /** In place of {@code cells.put(name, cell)} and {@code cells.get(name)}. */
    private void withoutMap(String name) {
      super.visitInsn(Opcodes.POP2);
      if (name.equals("get")) {
        super.visitFieldInsn(Opcodes.GETSTATIC, latestText, "INSTANCE", "L" + latestText + ";");
      } else {
        super.visitInsn(Opcodes.POP);
        super.visitInsn(Opcodes.ACONST_NULL);
      }
    }

    @Override
    public void visitLdcInsn(Object value) {
      latestText = value instanceof String text ? text : latestText;
      super.visitLdcInsn(value);
    }

    @Override
    public void visitInvokeDynamicInsn(
        String name, String descriptor, Handle bootstrap, Object... arguments) {
      Object[] changed = Arrays.stream(arguments).map(CellMethod::changed).toArray();
      super.visitInvokeDynamicInsn(name, descriptor, bootstrap, changed);
    }

    private static Object changed(Object argument) {
      if (argument instanceof Handle handle && endsProcess(handle.getOwner(), handle.getName())) {
        String descriptor = staticDescriptor(handle.getOwner(), handle.getDesc());
        return new Handle(Opcodes.H_INVOKESTATIC, EXIT, "exit", descriptor, false);
      }
      return argument;
    }

    private static boolean endsProcess(String owner, String name) {
      return switch (owner) {
        case "java/lang/System" -> name.equals("exit");
        case "java/lang/Runtime" -> name.equals("exit") || name.equals("halt");
        default -> false;
      };
    }

    private static String staticDescriptor(String owner, String descriptor) {
      return owner.equals("java/lang/System") ? descriptor : "(Ljava/lang/Runtime;I)V";
    }
  }
}
