package org.espalier.kernel;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(
    packages = "org.espalier.kernel",
    importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureRulesTest {
  @ArchTest
  static final ArchRule hasNoSearchLogic =
      noClasses()
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("org.espalier.stdlib.strategy..", "org.espalier.stdlib.estimate..");

  @ArchTest
  static final ArchRule onlyCellsAndMagicsKnowTheCompiler =
      noClasses()
          .that()
          .resideOutsideOfPackages("org.espalier.kernel.cell..", "org.espalier.kernel.magic..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("kotlin.script..", "org.jetbrains.kotlin..");

  @ArchTest
  static final ArchRule onlyTheProtocolKnowsSockets =
      noClasses()
          .that()
          .resideOutsideOfPackage("org.espalier.kernel.protocol..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("org.zeromq..", "io.github.spencerpark..");

  @ArchTest
  static final ArchRule cellsKnowNoProtocol =
      noClasses()
          .that()
          .resideInAnyPackage(
              "org.espalier.kernel.cell..",
              "org.espalier.kernel.render..",
              "org.espalier.kernel.output..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "org.espalier.kernel.protocol..",
              "org.espalier.kernel.command..",
              "org.espalier.kernel.notebook..");

  @ArchTest
  static final ArchRule namesSayWhatThingsAre =
      noClasses().should().haveNameMatching(".*(Manager|Util|Utils|Helper|Impl)");

  @ArchTest
  static final ArchRule theDoorIsFreeOfCycles =
      slices()
          .matching(
              "org.espalier.kernel.(protocol|command|notebook|session|doctor|history|jupyter|word)..")
          .should()
          .beFreeOfCycles();
}
